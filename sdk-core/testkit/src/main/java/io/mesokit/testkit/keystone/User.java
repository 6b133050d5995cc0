package io.mesokit.testkit.keystone;

import java.util.Optional;

record User(
        String id, String name, String password, String domainId, Optional<String> defaultProjectId, boolean enabled) {

    User withPassword(String next) {
        return new User(id, name, next, domainId, defaultProjectId, enabled);
    }

    User withEnabled(boolean next) {
        return new User(id, name, password, domainId, defaultProjectId, next);
    }
}
