package io.mesokit.testkit.mesos;

import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may call, and what they may do. Immutable. */
final class Guard {
    private final Map<String, String> secrets;
    private final Map<String, Set<MesosAction>> denied;

    Guard(MesosOptions options) {
        this.secrets = options.credentials();
        this.denied = options.denied();
    }

    /** Whether anybody is asked for credentials. */
    boolean asks() {
        return !secrets.isEmpty();
    }

    /** The principal behind a request; empty when nobody is asked, or when the request names none that is known. */
    Optional<String> principal(WireRequest request) {
        return request.header("Authorization").flatMap(this::principal);
    }

    private Optional<String> principal(String authorization) {
        if (!authorization.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            byte[] both = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
            String[] parts = new String(both, StandardCharsets.UTF_8).split(":");
            boolean known = parts.length == 2 && parts[1].equals(secrets.get(parts[0]));
            return known ? Optional.of(parts[0]) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static WireResponse challenge(String realm) {
        return WireResponse.of(401)
                .header("WWW-Authenticate", "Basic realm=\"" + realm + "\"")
                .header("Content-Type", "text/plain; charset=utf-8")
                .body("401 Unauthorized.");
    }

    boolean allows(Optional<String> principal, MesosAction action) {
        return principal
                .map(name -> !denied.getOrDefault(name, Set.of()).contains(action))
                .orElse(true);
    }

    void check(Optional<String> principal, MesosAction action) {
        if (!allows(principal, action)) {
            throw Refusal.forbidden();
        }
    }
}
