package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application credential: the right to act as a user on one project.
 *
 * @param details name, description, unrestricted and access rules, as they were given
 */
record Credential(
        String id,
        String userId,
        String projectId,
        String secret,
        Optional<Instant> expiresAt,
        List<Role> roles,
        Details details) {

    record Details(String name, JsonNode description, JsonNode unrestricted, JsonNode accessRules) {}

    boolean expired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    boolean isRestricted() {
        return !details.unrestricted().asBoolean(false);
    }
}
