package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/*
 * The form of a login, before anything in it is looked up. It speaks of the stock methods password and token whether
 * the login uses them or not, and never of the others: what is wrong there shows only when the method is tried.
 */
final class LoginSchema {
    private static final String USER = "/identity/password/user";
    /** What a member must be if it is there; one that holds others comes before them. */
    private static final List<Rule> RULES = List.of(
            new Rule("", Type.OBJECT),
            new Rule("/identity", Type.OBJECT),
            new Rule("/identity/methods", Type.ARRAY),
            new Rule("/identity/password", Type.OBJECT),
            new Rule(USER, Type.OBJECT),
            new Rule(USER + "/id", Type.STRING),
            new Rule(USER + "/name", Type.STRING),
            new Rule(USER + "/password", Type.STRING),
            new Rule(USER + "/domain", Type.OBJECT),
            new Rule(USER + "/domain/id", Type.STRING),
            new Rule(USER + "/domain/name", Type.STRING),
            new Rule("/identity/token", Type.OBJECT),
            new Rule("/identity/token/id", Type.STRING),
            new Rule("/scope", Type.OBJECT, Type.STRING),
            new Rule("/scope/project", Type.OBJECT),
            new Rule("/scope/project/id", Type.STRING),
            new Rule("/scope/project/name", Type.STRING),
            new Rule("/scope/project/domain", Type.OBJECT),
            new Rule("/scope/project/domain/id", Type.STRING),
            new Rule("/scope/project/domain/name", Type.STRING),
            new Rule("/scope/domain", Type.OBJECT),
            new Rule("/scope/domain/id", Type.STRING),
            new Rule("/scope/domain/name", Type.STRING),
            new Rule("/scope/OS-TRUST:trust", Type.OBJECT),
            new Rule("/scope/OS-TRUST:trust/id", Type.STRING),
            new Rule("/scope/system", Type.OBJECT),
            new Rule("/scope/system/all", Type.BOOLEAN));

    private static final List<String> NAMED =
            List.of(USER, USER + "/domain", "/scope/project", "/scope/project/domain", "/scope/domain");

    private LoginSchema() {}

    private enum Type {
        OBJECT(JsonNode::isObject),
        ARRAY(JsonNode::isArray),
        STRING(JsonNode::isTextual),
        BOOLEAN(JsonNode::isBoolean);

        private final Predicate<JsonNode> test;

        Type(Predicate<JsonNode> test) {
            this.test = test;
        }

        @Override
        public String toString() {
            return "'" + name().toLowerCase(Locale.ROOT) + "'";
        }
    }

    private record Rule(String path, List<Type> types) {
        Rule(String path, Type... types) {
            this(path, List.of(types));
        }

        void check(JsonNode auth) {
            JsonNode node = auth.at(path);
            if (!node.isMissingNode() && types.stream().noneMatch(type -> type.test.test(node))) {
                throw wrongType(path, node, types);
            }
        }
    }

    /** Checks the value of {@code auth}; 400 at the first thing that does not fit. */
    static void check(JsonNode auth) {
        RULES.forEach(rule -> rule.check(auth));
        require(auth, "", "identity");
        require(auth, "/identity", "methods");
        require(auth, "/identity/token", "id");
        JsonNode methods = auth.at("/identity/methods");
        for (int i = 0; i < methods.size(); i++) {
            new Rule("/identity/methods/" + i, Type.STRING).check(auth);
        }
        NAMED.forEach(path -> requireName(auth, path));
    }

    private static void require(JsonNode auth, String path, String member) {
        JsonNode parent = auth.at(path);
        if (!parent.isMissingNode() && !parent.has(member)) {
            throw KeystoneException.invalid(field(path) + "'" + member + "' is a required property");
        }
    }

    private static void requireName(JsonNode auth, String path) {
        JsonNode node = auth.at(path);
        if (!node.isMissingNode() && !node.has("id") && !node.has("name")) {
            throw KeystoneException.invalid(
                    "Invalid input for field " + path.substring(1) + ": id or name must be present.");
        }
    }

    private static KeystoneException wrongType(String path, JsonNode node, List<Type> types) {
        String shown = node.isNull() ? "None" : node.toString();
        String allowed = types.stream().map(Type::toString).collect(Collectors.joining(", "));
        return KeystoneException.invalid(field(path) + shown + " is not of type " + allowed);
    }

    private static String field(String path) {
        return path.isEmpty() ? "" : "Invalid input for field '" + path.substring(1) + "': ";
    }
}
