package io.mesokit.testkit.keystone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The application credentials that exist. Thread-safe. */
final class Credentials {
    private static final String KIND = "Application Credential";

    private final Map<String, Credential> byId = new LinkedHashMap<>();

    synchronized void add(Credential credential) {
        if (named(credential.userId(), credential.details().name()).isPresent()) {
            throw KeystoneException.duplicate(
                    "application_credential", credential.details().name());
        }
        byId.put(credential.id(), credential);
    }

    /** The credential of that id, whoever owns it. */
    synchronized Credential get(String id) {
        Credential found = byId.get(id);
        if (found == null) {
            throw KeystoneException.unknown(KIND, id);
        }
        return found;
    }

    synchronized boolean exists(String id) {
        return byId.containsKey(id);
    }

    synchronized Optional<Credential> named(String userId, String name) {
        return of(userId).stream()
                .filter(credential -> credential.details().name().equals(name))
                .findFirst();
    }

    synchronized List<Credential> of(String userId) {
        return byId.values().stream()
                .filter(credential -> credential.userId().equals(userId))
                .toList();
    }

    synchronized void remove(String id) {
        get(id);
        byId.remove(id);
    }
}
