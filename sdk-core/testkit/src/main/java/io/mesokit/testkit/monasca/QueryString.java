package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query as the server reads it: decoded once, parameters without a value left out, repeated ones a list. */
final class QueryString {
    private final String raw;
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    QueryString(String raw) {
        this.raw = raw;
        for (String part : raw.split("&", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && !pair[1].isEmpty()) {
                values.computeIfAbsent(decoded(pair[0]), key -> new ArrayList<>())
                        .add(decoded(pair[1]));
            }
        }
    }

    String raw() {
        return raw;
    }

    /** The last value of a parameter. */
    Optional<String> value(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value as Python sees it: a string, or a list when the parameter is repeated. */
    Optional<JsonNode> python(String name) {
        List<String> all = all(name);
        if (all.size() < 2) {
            return value(name).map(TextNode::valueOf);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.forEach(list::add);
        return Optional.of(list);
    }

    /** All values of a list parameter, split at commas. */
    List<String> list(String name) {
        return all(name).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .toList();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
