package io.mesokit.testkit.mesos;

import java.util.List;
import java.util.Optional;

/** Which names a role may have. */
final class RoleNames {
    private RoleNames() {}

    /** What is wrong with the name. */
    static Optional<String> check(String role) {
        String quoted = "Role '" + role + "'";
        if (role.isEmpty()) {
            return Optional.of("Role name is the empty string");
        }
        if (role.startsWith("/")) {
            return Optional.of(quoted + " cannot start with a slash");
        }
        if (role.endsWith("/")) {
            return Optional.of(quoted + " cannot end with a slash");
        }
        return List.of(role.split("/")).stream()
                .flatMap(part -> part(part, role).stream())
                .findFirst();
    }

    private static Optional<String> part(String part, String role) {
        if (part.isEmpty()) {
            return Optional.of("Role '" + role + "' cannot contain two adjacent slashes");
        }
        if (part.equals(".") || part.equals("..") || (part.equals("*") && !role.equals("*"))) {
            return Optional.of("Role '" + role + "' cannot include '" + part + "' as a component");
        }
        if (part.startsWith("-")) {
            return Optional.of("Role component '" + part + "' is invalid because it begins with a dash");
        }
        if (part.chars().anyMatch(c -> c <= ' ' || c == 127 || c == '\\')) {
            return Optional.of("Role component '" + part + "' is invalid because it contains backspace or whitespace");
        }
        return Optional.empty();
    }
}
