package io.mesokit.monasca;

import java.util.Map;

/**
 * Who logs in, and the proof.
 *
 * @param method Keystone's name of the method
 * @param secret what must not be shown
 * @param description who it is, for people
 * @param byName whether the user is named, and a domain is needed with the name
 */
record Identity(String method, String user, String secret, String description, boolean byName) {
    static Identity password(String name, String password) {
        return new Identity("password", name, password, "user " + name, true);
    }

    static Identity passwordOfId(String id, String password) {
        return new Identity("password", id, password, "user id " + id, false);
    }

    static Identity applicationCredential(String id, String secret) {
        return new Identity("application_credential", id, secret, "application credential " + id, false);
    }

    static Identity token(String token) {
        return new Identity("token", "", token, "a token", false);
    }

    boolean bringsItsScope() {
        return method.equals("application_credential");
    }

    Map<String, Object> payload(Scope.Domain domain) {
        return switch (method) {
            case "token" -> Map.of("id", secret);
            case "application_credential" -> Map.of("id", user, "secret", secret);
            default ->
                Map.of(
                        "user",
                        byName
                                ? Map.of("name", user, "domain", domain.json(), "password", secret)
                                : Map.of("id", user, "password", secret));
        };
    }

    @Override
    public String toString() {
        return description;
    }
}
