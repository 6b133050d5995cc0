package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A user; {@code extra} holds the members that only mean something to whoever set them. */
record User(
        String id,
        String name,
        String password,
        String domainId,
        Optional<String> defaultProjectId,
        boolean enabled,
        ObjectNode extra) {

    User withPassword(String next) {
        return new User(id, name, next, domainId, defaultProjectId, enabled, extra);
    }

    User withEnabled(boolean next) {
        return new User(id, name, password, domainId, defaultProjectId, next, extra);
    }
}
