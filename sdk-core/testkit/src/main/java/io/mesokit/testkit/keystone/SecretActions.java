package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Credentials such as the seeds of one-time passwords: {@code /v3/credentials}. For admins and for one's own. */
final class SecretActions {
    private static final int TEXT_LIMIT = 255;

    private final World world;

    SecretActions(World world) {
        this.world = world;
    }

    List<Route> routes() {
        Shelf shelf = world.secrets().credentials();
        Kind kind = new Kind(
                "credential",
                shelf,
                List.of("user_id", "type"),
                SecretActions::checked,
                Optional.of("user_id"),
                id -> shelf.removeIf(entity -> entity.path("id").asText().equals(id)));
        return new ManagedActions(kind, world.ids()).routes();
    }

    private static ObjectNode checked(ObjectNode wanted) {
        Entities.requiredText(wanted, "user_id", TEXT_LIMIT);
        String type = Entities.requiredText(wanted, "type", TEXT_LIMIT);
        Entities.requiredText(wanted, "blob", Integer.MAX_VALUE);
        Optional<String> project = Entities.text(wanted, "project_id");
        if (type.equals("ec2") && project.isEmpty()) {
            throw KeystoneException.invalid("'project_id' is a required property");
        }
        JsonNode kept = wanted.path("project_id");
        return kept.isMissingNode() ? wanted.putNull("project_id") : wanted;
    }
}
