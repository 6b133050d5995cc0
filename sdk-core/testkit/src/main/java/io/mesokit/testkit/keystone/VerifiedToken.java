package io.mesokit.testkit.keystone;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a service learns about the bearer of a valid token. Immutable.
 *
 * @param userId the user
 * @param projectId the project the token is scoped to, if it is
 * @param roles names of the roles on the scope
 */
public record VerifiedToken(String userId, Optional<String> projectId, List<String> roles) {
    /** Copies the list. */
    public VerifiedToken {
        roles = List.copyOf(roles);
    }

    /** Whether one of the roles is held, without regard to case as service policies compare them. */
    public boolean holdsAny(List<String> wanted) {
        return roles.stream().map(role -> role.toLowerCase(Locale.ROOT)).anyMatch(wanted::contains);
    }
}
