package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How Python prints JSON values; the server's messages are full of it. */
final class PythonText {
    private PythonText() {}

    /** As {@code str()}: text without quotes. */
    static String str(JsonNode node) {
        return node.isTextual() ? node.asText() : repr(node);
    }

    static String repr(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> quoted(node.asText());
            case NULL, MISSING -> "None";
            case BOOLEAN -> node.asBoolean() ? "True" : "False";
            case NUMBER -> number(node);
            case ARRAY -> list(node);
            default -> dict(node);
        };
    }

    /** As {@code type(x).__name__}. */
    static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "str";
            case NULL, MISSING -> "NoneType";
            case BOOLEAN -> "bool";
            case NUMBER -> node.isIntegralNumber() ? "int" : "float";
            case ARRAY -> "list";
            default -> "dict";
        };
    }

    /** A string in single quotes, or in double ones when it holds single ones only. */
    static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
        return escaped.contains("'") && !escaped.contains("\"")
                ? "\"" + escaped + "\""
                : "'" + escaped.replace("'", "\\'") + "'";
    }

    private static String number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.asText();
        }
        double value = node.asDouble();
        if (Double.isNaN(value)) {
            return "nan";
        }
        return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : Double.toString(value);
    }

    private static String list(JsonNode node) {
        List<String> items = new ArrayList<>();
        node.forEach(item -> items.add(repr(item)));
        return "[" + String.join(", ", items) + "]";
    }

    private static String dict(JsonNode node) {
        List<String> items = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            items.add(quoted(member.getKey()) + ": " + repr(member.getValue()));
        }
        return "{" + String.join(", ", items) + "}";
    }

    /** The length of {@code json.dumps(node)}: blanks after separators, everything beyond ASCII escaped. */
    static int dumpLength(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> dumpLength(node.asText());
            case ARRAY -> nested(node, 0);
            case OBJECT -> nested(node, keyLengths(node));
            case BOOLEAN -> node.asBoolean() ? 4 : 5;
            case NULL -> 4;
            default -> number(node).length();
        };
    }

    private static int nested(JsonNode node, int keys) {
        int length = 2 + keys + Math.max(0, 2 * (node.size() - 1));
        for (JsonNode item : node) {
            length += dumpLength(item);
        }
        return length;
    }

    private static int keyLengths(JsonNode node) {
        return node.properties().stream()
                .mapToInt(member -> dumpLength(member.getKey()) + 2)
                .sum();
    }

    private static int dumpLength(String text) {
        return 2 + text.chars().map(PythonText::dumpLength).sum();
    }

    private static int dumpLength(int character) {
        if ("\"\\\n\r\t\b\f".indexOf(character) >= 0) {
            return 2;
        }
        return character < ' ' || character > '~' ? 6 : 1;
    }
}
