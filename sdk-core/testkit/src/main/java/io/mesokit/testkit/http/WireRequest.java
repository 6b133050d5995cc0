package io.mesokit.testkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One request as it came in. Immutable; the body array is shared, do not write to it.
 *
 * @param method the method word, as sent
 * @param path the path as sent, percent-encoding untouched, without the query
 * @param query the raw query without the question mark, or an empty string
 * @param headers the header lines
 * @param body the body bytes, chunking removed; empty when there was none
 */
public record WireRequest(String method, String path, String query, WireHeaders headers, byte[] body) {

    /** The value of the first header line of that name. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The decoded value of the first query parameter of that name; a parameter without {@code =} has the value "". */
    public Optional<String> parameter(String name) {
        return parameters()
                .filter(p -> p.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The decoded query parameters, in order. */
    public Stream<Map.Entry<String, String>> parameters() {
        return Stream.of(query.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .map(part -> Map.entry(decoded(part[0]), part.length == 2 ? decoded(part[1]) : ""));
    }

    /** The decoded path segments: {@code /a/b%20c/} gives {@code [a, b c, ""]}. */
    public List<String> segments() {
        return Stream.of(path.substring(Math.min(1, path.length())).split("/", -1))
                .map(segment -> decoded(segment.replace("+", "%2B")))
                .toList();
    }

    /** Method and address with the query, for messages: {@code GET /a?b=c}. */
    public String line() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }

    @Override
    public String toString() {
        return line();
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }
}
