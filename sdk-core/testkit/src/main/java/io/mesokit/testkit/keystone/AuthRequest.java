package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of a login, checked for form only. */
record AuthRequest(List<String> methods, JsonNode identity, Optional<JsonNode> scope) {
    private static final List<String> SCOPES = List.of("system", "project", "domain", "OS-TRUST:trust", "unscoped");

    /** The methods a stock installation lists; only some of them work without a web server's help. */
    static final List<String> STOCK =
            List.of("external", "password", "token", "oauth1", "mapped", "application_credential");

    static AuthRequest parse(JsonNode root, List<String> enabled) {
        JsonNode auth = root.path("auth");
        if (auth.isMissingNode() || auth.isNull()) {
            throw KeystoneException.missing("auth", "request body");
        }
        JsonNode identity = required(auth, "identity", "auth");
        List<String> methods = methods(identity);
        Optional<JsonNode> scope = Optional.ofNullable(auth.get("scope")).filter(node -> !node.isNull());
        scope.ifPresent(AuthRequest::checkScope);
        methods.forEach(method -> checkMethod(identity, method, enabled));
        return new AuthRequest(methods, identity, scope);
    }

    JsonNode payload(String method) {
        return identity.path(method);
    }

    boolean isUnscoped() {
        return scope.filter(node -> node.isTextual() || node.has("unscoped")).isPresent();
    }

    /** The trust that is asked for as a scope. */
    Optional<String> trust() {
        return scope.map(node -> node.path("OS-TRUST:trust").path("id"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /** A member of an object, or 400. */
    static JsonNode required(JsonNode parent, String member, String parentName) {
        JsonNode node = parent.path(member);
        if (node.isMissingNode() || node.isNull()) {
            throw KeystoneException.missing(member, parentName);
        }
        return node;
    }

    private static List<String> methods(JsonNode identity) {
        JsonNode node = identity.path("methods");
        if (!node.isArray()) {
            throw KeystoneException.invalid("'methods' is a required property of 'identity', a list of strings");
        }
        List<String> methods = new ArrayList<>();
        node.forEach(method -> methods.add(method.asText()));
        if (methods.isEmpty()) {
            throw KeystoneException.missing("method", "identity");
        }
        return methods;
    }

    private static void checkMethod(JsonNode identity, String method, List<String> enabled) {
        if (!enabled.contains(method)) {
            throw KeystoneException.unsupportedMethod(enabled);
        }
        if (!identity.has(method)) {
            throw KeystoneException.missing(method, "identity");
        }
    }

    private static void checkScope(JsonNode scope) {
        if (scope.isTextual() && "unscoped".equals(scope.asText())) {
            return;
        }
        if (!scope.isObject() || SCOPES.stream().filter(scope::has).count() != 1) {
            throw KeystoneException.missing("system, project, domain, OS-TRUST:trust or unscoped", "scope");
        }
    }
}
