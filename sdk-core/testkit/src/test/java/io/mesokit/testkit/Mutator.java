package io.mesokit.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Damages requests a little, always in the same way for the same seed. */
final class Mutator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NUMBERS =
            List.of("", "0", "-1", "99", "0.5", "2147483648", "99999999999", "99999999999999999999");
    private static final List<String> TEXTS = List.of(
            "",
            "abc",
            "a,b",
            "a|(",
            "_x:1",
            "null",
            "*",
            "%",
            "é\u0000\ud83d\ude00",
            "a'b\"c",
            "/",
            "1_2",
            "x".repeat(300));
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "2147483648",
            "1e400",
            "99999999999999999999",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"id\":null}",
            "[{}]");

    private final Random random;

    /** A member of an object, or the place of an element in an array. */
    private record Slot(JsonNode parent, String name, int index) {
        void put(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else if (parent instanceof ArrayNode array) {
                array.set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else if (parent instanceof ArrayNode array) {
                array.remove(index);
            }
        }

        String text() {
            return (parent.isObject() ? parent.path(name) : parent.path(index)).asText();
        }
    }

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** The JSON with one or two values changed or left out, and now and then a letter of it all. */
    String json(String text) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(text);
        change(tree);
        if (onceIn(3)) {
            change(tree);
        }
        return onceIn(20) ? letter(tree.toString()) : tree.toString();
    }

    private void change(JsonNode tree) throws JsonProcessingException {
        List<Slot> slots = new ArrayList<>();
        collect(tree, slots);
        if (slots.isEmpty()) {
            return;
        }
        Slot slot = one(slots);
        if (onceIn(4)) {
            slot.remove();
        } else {
            slot.put(onceIn(2) ? JSON.readTree(one(VALUES)) : TextNode.valueOf(twisted(slot.text())));
        }
    }

    private static void collect(JsonNode node, List<Slot> slots) {
        node.fieldNames().forEachRemaining(name -> slots.add(new Slot(node, name, 0)));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            slots.add(new Slot(node, "", i));
        }
        node.forEach(child -> collect(child, slots));
    }

    /** Another text, or the same with another number or letter in it. */
    private String twisted(String text) {
        if (onceIn(3) || text.isEmpty()) {
            return one(TEXTS);
        }
        String[] parts = text.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");
        int at = random.nextInt(parts.length);
        parts[at] = Character.isDigit(parts[at].charAt(0)) ? one(NUMBERS) : letter(parts[at]);
        return String.join("", parts);
    }

    private String letter(String text) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + one(List.of("", "}", "\"", "\\", "é", ",", "-", ":")) + text.substring(at + 1);
    }

    /** The parameters with some left out, twisted, given twice or without a value. */
    String query(List<String> parameters) {
        List<String> parts = new ArrayList<>();
        for (String parameter : parameters) {
            if (!onceIn(6)) {
                parts.add(parameter);
            }
            if (onceIn(6)) {
                parts.add(strange(parameter.split("=", 2)));
            }
        }
        return String.join("&", parts);
    }

    private String strange(String[] pair) {
        return onceIn(4)
                ? one(List.of(pair[0], pair[0] + "=", "=" + pair[1], pair[0] + "=%zz", "%"))
                : pair[0] + "=" + URLEncoder.encode(twisted(pair[1]), StandardCharsets.UTF_8);
    }
}
