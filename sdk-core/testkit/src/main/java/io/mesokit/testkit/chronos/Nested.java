package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Objects inside a job's body. What lacks a key that the server reads was never made into a job. */
final class Nested {
    private static final String JSON = "com.fasterxml.jackson.databind.";

    private Nested() {}

    /** Visits the objects in a list, or the values of an object; of a text there are none. */
    static void each(JsonNode list, Consumer<JsonNode> visitor) {
        list.forEach(element -> {
            if (!element.isObject()) {
                throw Rejection.unreadable("scala.MatchError: " + element + " (of class " + JSON + "node."
                        + element.getClass().getSimpleName() + ")");
            }
            visitor.accept(element);
        });
    }

    static String text(JsonNode object, String key) {
        return at(object.get(key), "asText()", "node.ObjectNode.get(String)").asText();
    }

    static int number(JsonNode object, String key) {
        return at(object.get(key), "asInt()", "node.ObjectNode.get(String)").asInt();
    }

    static String text(JsonNode list, int index) {
        return at(list.get(index), "asText()", "JsonNode.get(int)").asText();
    }

    /** The members of an object that is read without looking what it is. */
    static String member(JsonNode node, String key) {
        return at(node.get(key), "asText()", "JsonNode.get(String)").asText();
    }

    private static JsonNode at(@org.jspecify.annotations.Nullable JsonNode found, String read, String got) {
        if (found == null) {
            throw Rejection.unreadable("java.lang.NullPointerException: Cannot invoke \"" + JSON + "JsonNode." + read
                    + "\" because the return value of \"" + JSON + got + "\" is null");
        }
        return found;
    }

    /** Objects of a key, or name, and a value. */
    static ArrayNode pairs(JsonNode given, String key) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        each(given, pair -> list.addObject().put(key, text(pair, key)).put("value", text(pair, "value")));
        return list;
    }

    /** Copies a text that may be absent. */
    static void optional(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.put(field, from.get(field).asText());
        }
    }
}
