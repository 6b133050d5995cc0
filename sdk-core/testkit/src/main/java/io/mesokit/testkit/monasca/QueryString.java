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

/**
 * The query as the server reads it: decoded once, parameters without a value left out, repeated ones a list. Where one
 * value is wanted it is the first; for the limit alone the framework is asked, which takes the last, empty or not.
 */
final class QueryString {
    private final String raw;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> last = new LinkedHashMap<>();

    QueryString(String raw) {
        this.raw = raw;
        for (String part : raw.split("&", -1)) {
            String[] pair = part.split("=", 2);
            String name = decoded(pair[0]);
            String value = pair.length == 2 ? decoded(pair[1]) : "";
            last.put(name, value);
            if (pair.length == 2 && !pair[1].isEmpty()) {
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
    }

    String raw() {
        return raw;
    }

    /** The first value of a parameter. */
    Optional<String> value(String name) {
        return all(name).stream().findFirst();
    }

    /** The last value of a parameter, which may be empty. */
    Optional<String> last(String name) {
        return Optional.ofNullable(last.get(name));
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
