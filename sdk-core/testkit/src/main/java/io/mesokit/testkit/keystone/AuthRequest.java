package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The body of a login, checked for form only. */
record AuthRequest(List<String> methods, JsonNode identity, Optional<JsonNode> scope) {
    private static final List<String> SCOPES = List.of("system", "unscoped", "project", "domain", "OS-TRUST:trust");

    /** The methods a stock installation lists; only some of them work without a web server's help. */
    static final List<String> STOCK =
            List.of("external", "password", "token", "oauth1", "mapped", "application_credential");

    static AuthRequest parse(JsonNode root, List<String> enabled) {
        JsonNode auth = root.path("auth");
        if (auth.isMissingNode() || auth.isNull()) {
            throw KeystoneException.missing("auth", "request body");
        }
        LoginSchema.check(auth);
        JsonNode identity = auth.path("identity");
        List<String> methods = methods(identity);
        methods.forEach(method -> checkPayload(identity, method));
        if (!enabled.containsAll(methods)) {
            throw KeystoneException.unsupportedMethod(enabled);
        }
        return new AuthRequest(methods, identity, Optional.ofNullable(auth.get("scope")));
    }

    boolean uses(String method) {
        return methods.contains(method);
    }

    JsonNode payload(String method) {
        return identity.path(method);
    }

    /** Whether the scope is of one of these kinds. */
    boolean asksFor(String... kinds) {
        return scope.filter(node -> List.of(kinds).stream().anyMatch(kind -> names(node, kind)))
                .isPresent();
    }

    /** What the scope is: exactly one of the kinds, or 400. A scope that is a text is searched for their names. */
    static String kind(JsonNode scope) {
        List<String> kinds = SCOPES.stream().filter(kind -> names(scope, kind)).toList();
        if (kinds.size() != 1) {
            throw KeystoneException.missing("system, project, domain, OS-TRUST:trust or unscoped", "scope");
        }
        String kind = kinds.get(0);
        if (scope.isTextual() && SCOPES.indexOf(kind) > 1) {
            throw KeystoneException.invalid("string indices must be integers, not 'str'");
        }
        return kind;
    }

    private static boolean names(JsonNode scope, String kind) {
        return scope.isTextual() ? scope.asText().contains(kind) : scope.has(kind);
    }

    private static List<String> methods(JsonNode identity) {
        Set<String> methods = new LinkedHashSet<>();
        identity.path("methods").forEach(method -> methods.add(method.asText()));
        return List.copyOf(methods);
    }

    private static void checkPayload(JsonNode identity, String method) {
        if (!identity.has(method)) {
            throw KeystoneException.missing(method, "identity");
        }
    }
}
