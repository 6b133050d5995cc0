package io.mesokit.mesos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import java.util.Map;

/** JSON without what makes no difference to Mesos: the order of members, 1.0 for 1, and an empty list for none. */
final class SameJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SameJson() {}

    static JsonNode of(Object value) {
        return normal(Json.mapper().valueToTree(value));
    }

    static JsonNode read(String json) {
        try {
            return normal(Json.mapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static JsonNode normal(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!member.getValue().isArray() || !member.getValue().isEmpty()) {
                    object.set(member.getKey(), normal(member.getValue()));
                }
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            node.forEach(element -> array.add(normal(element)));
            return array;
        }
        return node.isNumber() ? number(node) : node;
    }

    private static JsonNode number(JsonNode node) {
        double value = node.doubleValue();
        boolean whole = node.canConvertToLong() && (node.isIntegralNumber() || value == Math.rint(value));
        return whole ? NODES.numberNode(node.longValue()) : DoubleNode.valueOf(value);
    }
}
