package io.mesokit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.RawResponse;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.Json;
import io.mesokit.monasca.model.Page;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Answers in pages. The server's links to the next one have all parameters escaped twice but the offset, so following
 * them fails; the offset alone is taken from them, unescaped once, and the query made anew.
 */
final class Pages {
    private static final String OFFSET = "offset=";

    private Pages() {}

    /** Elements of a type. */
    static <T> Decoder<Page<T>> of(Class<T> type) {
        return response -> {
            JsonNode root = root(response);
            List<T> items = new ArrayList<>();
            for (JsonNode element : root.path("elements")) {
                items.add(Json.mapper().treeToValue(element, type));
            }
            return new Page<>(items, link(root).map(Pages::offset));
        };
    }

    /**
     * Elements of one text each. In their links the offset is not escaped at all; it is the last text, so that is
     * taken.
     */
    static Decoder<Page<String>> texts(String member) {
        return response -> {
            JsonNode root = root(response);
            List<String> items = new ArrayList<>();
            for (JsonNode element : root.path("elements")) {
                items.add(element.path(member).asText());
            }
            boolean more = link(root).isPresent() && !items.isEmpty();
            Optional<String> next = more ? Optional.of(items.get(items.size() - 1)) : Optional.empty();
            return new Page<>(items.stream().distinct().toList(), next);
        };
    }

    private static JsonNode root(RawResponse response) throws IOException {
        JsonNode root = Json.mapper().readTree(response.bytes());
        if (!root.path("elements").isArray()) {
            throw new UnexpectedShapeException(
                    response.request(), "an answer without a list of elements; it begins: " + response.head(), null);
        }
        return root;
    }

    private static Optional<String> link(JsonNode root) {
        return StreamSupport.stream(root.path("links").spliterator(), false)
                .filter(link -> link.path("rel").asText().equals("next"))
                .map(link -> link.path("href").asText())
                .filter(href -> href.contains(OFFSET))
                .findFirst();
    }

    private static String offset(String href) {
        String query = href.substring(href.indexOf('?') + 1);
        String value = Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(OFFSET))
                .findFirst()
                .orElse(OFFSET)
                .substring(OFFSET.length());
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
