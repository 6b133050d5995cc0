package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A user; {@code options} holds what changes how it logs in, {@code extra} the members that only mean something to
 * whoever set them.
 */
record User(
        String id,
        String name,
        String password,
        String domainId,
        Optional<String> defaultProjectId,
        boolean enabled,
        ObjectNode options,
        ObjectNode extra) {

    User withPassword(String next) {
        return new User(id, name, next, domainId, defaultProjectId, enabled, options, extra);
    }

    User withEnabled(boolean next) {
        return new User(id, name, password, domainId, defaultProjectId, next, options, extra);
    }

    /** The sets of methods of which one must be complete; empty when any method will do. */
    List<List<String>> methodRules() {
        if (!options.path("multi_factor_auth_enabled").asBoolean(true)) {
            return List.of();
        }
        List<List<String>> rules = new ArrayList<>();
        for (JsonNode rule : options.path("multi_factor_auth_rules")) {
            List<String> methods = new ArrayList<>();
            rule.forEach(method -> methods.add(method.asText()));
            rules.add(methods);
        }
        return rules;
    }
}
