package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.mesos.Messages.Field;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the JSON of a call as the server does: names in snake case only, unknown fields and nulls ignored, enums by name
 * (an unknown name counts as absent), numbers also as strings, one value for a list; everything else is refused.
 */
final class CallReader {
    private static final String FAILED = "Failed to convert JSON into Call protobuf: ";

    private final Messages messages;
    private final String server;

    /** Reads calls to a {@code master} or an {@code agent}. */
    CallReader(Messages messages, String server) {
        this.messages = messages;
        this.server = server;
    }

    /** A call that has a type, and the member that the type asks for. */
    ObjectNode read(byte[] body) {
        ObjectNode call = (ObjectNode) message(parsed(body), "Call", "");
        List<String> missing = new ArrayList<>();
        collectMissing(call, "Call", "", missing);
        if (!missing.isEmpty()) {
            throw Refusal.badRequest(FAILED + "Missing required fields: " + String.join(", ", missing));
        }
        if (!call.has("type")) {
            throw invalid("Expecting 'type' to be present");
        }
        String type = call.get("type").asText();
        String member = type.toLowerCase(Locale.ROOT);
        if (messages.needsMember(type) && !call.has(member)) {
            throw invalid("Expecting '" + member + "' to be present");
        }
        return call;
    }

    /** The refusal of a call that was read but makes no sense. */
    Refusal invalid(String why) {
        return Refusal.badRequest("Failed to validate " + server + "::Call: " + why);
    }

    private static JsonNode parsed(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            JsonNode tree = Json.parse(text);
            if (tree.isObject()) {
                return tree;
            }
            if (!tree.isMissingNode()) {
                throw Refusal.badRequest(FAILED + "Expecting a JSON object");
            }
        } catch (JsonProcessingException malformed) {
            throw Refusal.badRequest("Failed to parse body into JSON: " + JsonSyntax.complaint(text));
        }
        throw Refusal.badRequest("Failed to parse body into JSON: " + JsonSyntax.complaint(text));
    }

    private JsonNode message(JsonNode given, String kind, String name) {
        if (!given.isObject()) {
            throw unexpected(given, name);
        }
        ObjectNode read = Json.object();
        for (Field field : messages.message(kind).fields()) {
            JsonNode value = given.path(field.name());
            if (!value.isMissingNode() && !value.isNull()) {
                put(read, field, value);
            }
        }
        return read;
    }

    private void put(ObjectNode read, Field field, JsonNode value) {
        if (field.map()) {
            ObjectNode entries = Json.object();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                entries.set(entry.getKey(), message(entry.getValue(), field.kind(), field.name()));
            }
            read.set(field.name(), entries);
        } else if (field.repeated()) {
            ArrayNode elements = Json.array();
            (value.isArray() ? value : Json.array(List.of(value)))
                    .forEach(element -> elements.add(single(field, element)));
            read.set(field.name(), elements);
        } else if (value.isArray() && !field.kind().equals("any")) {
            throw unexpected(value, field.name());
        } else if (!field.isEnum() || !value.isTextual() || field.hasConstant(value.asText())) {
            read.set(field.name(), single(field, value));
        }
    }

    private JsonNode single(Field field, JsonNode value) {
        if (field.isEnum()) {
            return text(field, value);
        }
        return switch (field.kind()) {
            case "any" -> value;
            case "string" -> text(field, value);
            case "bytes" -> bytes(field, value);
            case "bool" -> bool(field, value);
            case "double" ->
                Json.object().put("n", number(field, value).doubleValue()).get("n");
            case "int32", "int64", "uint32", "uint64" ->
                Json.object().put("n", number(field, value).longValue()).get("n");
            default -> message(value, field.kind(), field.name());
        };
    }

    private static JsonNode text(Field field, JsonNode value) {
        if (!value.isTextual()) {
            throw unexpected(value, field.name());
        }
        return value;
    }

    private static JsonNode bool(Field field, JsonNode value) {
        if (value.isTextual() && List.of("true", "false").contains(value.asText())) {
            return Json.object().put("b", Boolean.parseBoolean(value.asText())).get("b");
        }
        if (!value.isBoolean()) {
            throw unexpected(value, field.name());
        }
        return value;
    }

    private static JsonNode bytes(Field field, JsonNode value) {
        try {
            Base64.getMimeDecoder().decode(text(field, value).asText());
            return value;
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest(
                    FAILED + "Failed to base64 decode bytes field '" + field.name() + "': " + malformed.getMessage());
        }
    }

    private static BigDecimal number(Field field, JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (!value.isTextual()) {
            throw unexpected(value, field.name());
        }
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest(FAILED + "Failed to parse '" + value.asText() + "' as a JSON number for field '"
                    + field.name() + "': " + JsonSyntax.complaint(value.asText()));
        }
    }

    private static Refusal unexpected(JsonNode value, String field) {
        String kind = value.isObject()
                ? "object"
                : value.isArray() ? "array" : value.isTextual() ? "string" : value.isBoolean() ? "boolean" : "number";
        return Refusal.badRequest(FAILED + "Not expecting a JSON " + kind + " for field '" + field + "'");
    }

    private void collectMissing(JsonNode read, String kind, String path, List<String> missing) {
        for (Field field : messages.message(kind).fields()) {
            JsonNode value = read.path(field.name());
            if (value.isMissingNode() && field.required()) {
                missing.add(path + field.name());
            } else if (value.isArray() && !isScalar(field)) {
                for (int i = 0; i < value.size(); i++) {
                    collectMissing(value.get(i), field.kind(), path + field.name() + "[" + i + "].", missing);
                }
            } else if (value.isObject() && field.map()) {
                value.forEach(entry -> collectMissing(entry, field.kind(), path + field.name() + ".", missing));
            } else if (value.isObject() && !isScalar(field)) {
                collectMissing(value, field.kind(), path + field.name() + ".", missing);
            }
        }
    }

    private static boolean isScalar(Field field) {
        return field.isEnum() || Character.isLowerCase(field.kind().charAt(0));
    }
}
