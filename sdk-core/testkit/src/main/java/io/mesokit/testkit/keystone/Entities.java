package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What is kept, as the wire shows it, each with a link to itself; and the checks that all of it has in common. */
final class Entities {
    private static final List<String> IMMUTABLE = List.of("admin", "member", "reader");

    private Entities() {}

    static ObjectNode project(Project project, Call call) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", project.id());
        node.put("name", project.name());
        node.put("domain_id", project.domainId());
        node.put("description", project.description());
        node.put("enabled", project.enabled());
        node.put("parent_id", project.domainId());
        node.put("is_domain", false);
        ArrayNode tags = node.putArray("tags");
        project.tags().forEach(tags::add);
        node.putObject("options");
        return Answers.linked(node, call.base() + "/projects/" + project.id());
    }

    static ObjectNode user(User user, Call call) {
        ObjectNode node = user.extra().deepCopy();
        node.put("id", user.id());
        node.put("name", user.name());
        node.put("domain_id", user.domainId());
        node.put("enabled", user.enabled());
        user.defaultProjectId().ifPresent(id -> node.put("default_project_id", id));
        node.putNull("password_expires_at");
        node.set("options", user.options().deepCopy());
        return Answers.linked(node, call.base() + "/users/" + user.id());
    }

    static ObjectNode domain(Domain domain, Call call) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", domain.id());
        node.put("name", domain.name());
        node.put("description", domain.description());
        node.put("enabled", domain.enabled());
        node.putArray("tags");
        node.putObject("options");
        return Answers.linked(node, call.base() + "/domains/" + domain.id());
    }

    static ObjectNode role(Role role, Call call) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", role.id());
        node.put("name", role.name());
        node.putNull("domain_id");
        node.putNull("description");
        ObjectNode options = node.putObject("options");
        if (IMMUTABLE.contains(role.name())) {
            options.put("immutable", true);
        }
        return Answers.linked(node, call.base() + "/roles/" + role.id());
    }

    /** An entity under its name. */
    static ObjectNode named(String name, ObjectNode entity) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set(name, entity);
        return root;
    }

    /** A required name; 400 when it is absent, no string, blank, or too long. */
    static String name(JsonNode requested, int limit) {
        return requiredText(requested, "name", limit);
    }

    /** A required text; 400 when it is absent, no string, blank, or too long. */
    static String requiredText(JsonNode requested, String member, int limit) {
        JsonNode value = requested.path(member);
        String field = "Invalid input for field '" + member + "': ";
        if (value.isMissingNode()) {
            throw KeystoneException.invalid("'" + member + "' is a required property");
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw KeystoneException.invalid(field + value + " is not of type 'string'");
        }
        if (value.asText().length() > limit) {
            throw KeystoneException.invalid(field + "'" + value.asText() + "' is too long");
        }
        return value.asText();
    }

    static Optional<String> text(JsonNode requested, String member) {
        return Optional.ofNullable(requested.get(member))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
