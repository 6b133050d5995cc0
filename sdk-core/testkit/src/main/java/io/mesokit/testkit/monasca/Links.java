package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code links} of a page. The raw query is quoted once more, so that escaped values come out escaped twice. */
final class Links {
    private final String address;
    private final String query;

    /**
     * Links for one request.
     *
     * @param address scheme, host and path as the client sees them
     * @param query the raw query
     */
    Links(String address, String query) {
        this.address = address;
        this.query = query;
    }

    /** {@code self}, and {@code next} when there is an offset, which is put in as it is. */
    ArrayNode of(Optional<String> offset) {
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        link(links, "self", parameters(true));
        offset.ifPresent(text -> {
            List<String> next = new ArrayList<>(List.of("offset=" + text));
            next.addAll(parameters(false));
            link(links, "next", next);
        });
        return links;
    }

    /** An escaped offset, for those routes that escape it. */
    static String quoted(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private void link(ArrayNode links, String relation, List<String> parameters) {
        String suffix = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        ObjectNode link = links.addObject();
        link.put("rel", relation);
        link.put("href", address + suffix);
    }

    private List<String> parameters(boolean withOffset) {
        List<String> parameters = new ArrayList<>();
        if (query.isEmpty()) {
            return parameters;
        }
        for (String part : query.split("&", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 1) {
                throw MonascaException.unexpected("not enough values to unpack (expected 2, got 1)");
            }
            if (withOffset || !pair[0].equals("offset")) {
                parameters.add(quoted(pair[0]) + "=" + quoted(pair[1]));
            }
        }
        return parameters;
    }
}
