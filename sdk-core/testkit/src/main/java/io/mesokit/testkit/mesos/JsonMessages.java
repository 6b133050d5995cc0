package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.mesos.Messages.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Messages as JSON, read as the server reads them: names in snake case only, unknown fields and nulls ignored, enums by
 * name (an unknown name counts as absent), numbers also as strings, one value for a list; everything else is refused.
 */
final class JsonMessages {
    static final String FAILED = "Failed to convert JSON into Call protobuf: ";

    private JsonMessages() {}

    /** The message, with its fields in their declared order. */
    static ObjectNode read(JsonNode given, String kind) {
        ObjectNode read = message(given, kind, "");
        List<String> missing = missing(read, kind);
        if (!missing.isEmpty()) {
            throw Refusal.badRequest(FAILED + "Missing required fields: " + String.join(", ", missing));
        }
        return read;
    }

    private static ObjectNode message(JsonNode given, String kind, String name) {
        if (!given.isObject()) {
            throw unexpected(given, name);
        }
        ObjectNode read = Json.object();
        for (Field field : Messages.message(kind).fields()) {
            JsonNode value = given.path(field.name());
            if (!value.isMissingNode() && !value.isNull()) {
                put(read, field, value);
            }
        }
        return read;
    }

    private static void put(ObjectNode read, Field field, JsonNode value) {
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
        } else if (value.isArray()) {
            throw unexpected(value, field.name());
        } else if (!field.isEnum() || !value.isTextual() || field.hasConstant(value.asText())) {
            read.set(field.name(), single(field, value));
        }
    }

    private static JsonNode single(Field field, JsonNode value) {
        if (field.isEnum()) {
            return text(field, value);
        }
        return switch (field.kind()) {
            case "string" -> text(field, value);
            case "bytes" -> Base64Bytes.checked(field.name(), text(field, value));
            case "bool" -> bool(field, value);
            case "double", "float" -> floating(field, value);
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

    private static JsonNode floating(Field field, JsonNode value) {
        boolean infinite = value.isTextual() && List.of("Infinity", "-Infinity").contains(value.asText());
        double number = infinite
                ? Double.parseDouble(value.asText())
                : number(field, value).doubleValue();
        return Json.object().put("n", number).get("n");
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

    // ---- what is missing

    /** The required fields that a message lacks, by their paths. */
    static List<String> missing(JsonNode message, String kind) {
        List<String> missing = new ArrayList<>();
        collectMissing(message, kind, "", missing);
        return missing;
    }

    private static void collectMissing(JsonNode read, String kind, String path, List<String> missing) {
        for (Field field : Messages.message(kind).fields()) {
            JsonNode value = read.path(field.name());
            String name = path + field.name();
            if (value.isMissingNode() && field.required()) {
                missing.add(name);
            } else if (value.isArray() && field.isMessage()) {
                for (int i = 0; i < value.size(); i++) {
                    collectMissing(value.get(i), field.kind(), name + "[" + i + "].", missing);
                }
            } else if (field.map()) {
                value.forEach(entry -> collectMissing(entry, field.kind(), name + ".", missing));
            } else if (value.isObject() && field.isMessage()) {
                collectMissing(value, field.kind(), name + ".", missing);
            }
        }
    }

    // ---- what the server writes

    /** As the server writes it: with the declared defaults of what is not set, except of what is deprecated. */
    static ObjectNode shown(JsonNode message, String kind) {
        ObjectNode shown = Json.object();
        for (Field field : Messages.message(kind).fields()) {
            JsonNode value = message.path(field.name());
            if (value.isMissingNode()) {
                field.byDefault()
                        .filter(unused -> !field.deprecated())
                        .ifPresent(text -> shown.set(field.name(), byDefault(field, text)));
            } else if (!(value.isArray() || field.map()) || !value.isEmpty()) {
                shown.set(field.name(), shown(field, value));
            }
        }
        return shown;
    }

    private static JsonNode shown(Field field, JsonNode value) {
        if (!field.isMessage()) {
            return value;
        }
        if (field.map()) {
            ObjectNode entries = Json.object();
            value.properties().forEach(entry -> entries.set(entry.getKey(), shown(entry.getValue(), field.kind())));
            return entries;
        }
        return value.isArray()
                ? Json.stream(value)
                        .map(one -> (JsonNode) shown(one, field.kind()))
                        .collect(Json.toArray())
                : shown(value, field.kind());
    }

    private static JsonNode byDefault(Field field, String text) {
        ObjectNode holder = Json.object();
        return switch (field.kind()) {
            case "bool" -> holder.put("d", Boolean.parseBoolean(text)).get("d");
            case "double" -> holder.put("d", Double.parseDouble(text)).get("d");
            case "int32", "uint32" -> holder.put("d", Integer.parseInt(text)).get("d");
            default -> holder.put("d", text).get("d");
        };
    }
}
