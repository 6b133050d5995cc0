package io.mesokit.testkit.keystone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One issued token; what became of it later is the store's business. */
record Token(
        String id,
        List<String> methods,
        String userId,
        Scope scope,
        List<Role> roles,
        List<String> auditIds,
        Validity validity,
        Optional<String> credentialId,
        Optional<String> trustId)
        implements LoginOutcome {

    /** From when until when, both in whole seconds. */
    record Validity(Instant issuedAt, Instant expiresAt) {}

    boolean holds(String role) {
        return roles.stream().anyMatch(held -> held.name().equals(role));
    }
}
