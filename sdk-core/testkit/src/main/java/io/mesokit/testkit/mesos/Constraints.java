package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Offer constraints: which agents a framework wants offers of, in one role. */
final class Constraints {
    private Constraints() {}

    /** Whether one of the groups, or none at all, fits the agent. */
    static boolean allow(JsonNode ofRole, AgentRecord agent) {
        JsonNode groups = ofRole.path("groups");
        return groups.isEmpty()
                || Json.stream(groups)
                        .anyMatch(group -> Json.stream(group.path("attribute_constraints"))
                                .allMatch(one -> holds(one.path("predicate"), value(one.path("selector"), agent))));
    }

    /** The first attribute of that name, or what stands for one. */
    private static Optional<JsonNode> value(JsonNode selector, AgentRecord agent) {
        return switch (selector.path("pseudoattribute_type").asText()) {
            case "HOSTNAME" -> Optional.of(text(agent.hostname()));
            case "REGION", "ZONE" -> Optional.empty();
            default ->
                Json.stream(agent.info.path("attributes"))
                        .filter(one -> one.path("name")
                                .asText()
                                .equals(selector.path("attribute_name").asText()))
                        .findFirst();
        };
    }

    private static JsonNode text(String value) {
        return Json.object().put("type", "TEXT").set("text", Json.id(value));
    }

    private static boolean holds(JsonNode predicate, Optional<JsonNode> attribute) {
        if (predicate.has("exists")) {
            return attribute.isPresent();
        }
        if (predicate.has("not_exists")) {
            return attribute.isEmpty();
        }
        boolean negative = predicate.has("text_not_equals") || predicate.has("text_not_matches");
        if (attribute.isEmpty()) {
            return negative;
        }
        if (!attribute.get().path("type").asText().equals("TEXT")) {
            return true;
        }
        return matches(predicate, Json.idOf(attribute.get(), "text")) != negative;
    }

    private static boolean matches(JsonNode predicate, String text) {
        if (predicate.has("text_equals") || predicate.has("text_not_equals")) {
            JsonNode wanted =
                    predicate.has("text_equals") ? predicate.get("text_equals") : predicate.get("text_not_equals");
            return text.equals(wanted.path("value").asText());
        }
        JsonNode wanted =
                predicate.has("text_matches") ? predicate.get("text_matches") : predicate.get("text_not_matches");
        return Re2.matches(wanted.path("regex").asText(), text);
    }
}
