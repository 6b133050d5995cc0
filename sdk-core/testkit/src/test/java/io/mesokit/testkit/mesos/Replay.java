package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Sends recorded requests and tells how the answers differ: status, headers that matter, text, shape of JSON. */
final class Replay {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> HEADERS = Set.of(
            "content-type",
            "allow",
            "www-authenticate",
            "location",
            "content-encoding",
            "message-content-type",
            "transfer-encoding");
    /** Objects whose fields are names of their own; the testkit has some of those that a real server has. */
    private static final Set<String> NAMED = Set.of("flags", "metrics");
    /** What is on offer depends on what is free at the moment. */
    private static final Set<String> PASSING = Set.of("offers", "offered_resources");

    /** The beginnings of the types whose answers are compared in full. */
    private static final Set<String> EXACT =
            Set.of("WAIT_", "GET_HEALTH", "GET_LOGGING_LEVEL", "GET_WEIGHTS", "GET_MAINTENANCE_", "GET_VERSION");

    private Replay() {}

    static List<String> differences(URI server, RecordedExchange exchange) throws IOException {
        RawHttp.Answer answer;
        try {
            answer = RawHttp.send(
                    server,
                    exchange.method(),
                    exchange.path().replace("http://127.0.0.1:5050", server.toString()),
                    exchange.requestHeaders(),
                    exchange.requestBody().orElse("").getBytes(StandardCharsets.UTF_8));
        } catch (SocketException | EOFException | SocketTimeoutException noAnswer) {
            return exchange.status() == 0 ? List.of() : List.of("no answer: " + noAnswer);
        }
        List<String> found = new ArrayList<>();
        differ(found, "status", exchange.status(), answer.status());
        differ(found, "headers", headers(exchange.headers()), headers(answer.headers()));
        differ(found, "body", body(exchange, exchange.body()), body(exchange, text(answer)));
        return found;
    }

    private static String text(RawHttp.Answer answer) throws IOException {
        if (answer.headers().first("Content-Encoding").isEmpty()) {
            return answer.text();
        }
        try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(zipped.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void differ(List<String> found, String what, Object recorded, Object answered) {
        String one = recorded.toString();
        String other = answered.toString();
        if (!one.equals(other)) {
            int same = 0;
            while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
                same++;
            }
            found.add("%n%s%n  recorded %s%n  answered %s".formatted(what, around(one, same), around(other, same)));
        }
    }

    private static String around(String text, int at) {
        return "..." + text.substring(Math.max(0, at - 150), Math.min(text.length(), at + 200)) + "...";
    }

    private static Map<String, String> headers(WireHeaders all) {
        Map<String, String> kept = new TreeMap<>();
        all.lines().forEach(line -> {
            String name = line.getKey().toLowerCase(java.util.Locale.ROOT);
            if (HEADERS.contains(name)) {
                kept.put(name, line.getValue().replaceAll("localhost:\\d+", "localhost:PORT"));
            } else if (name.equals("content-length")) {
                kept.put(name, line.getValue().equals("0") ? "0" : "some");
            }
        });
        return kept;
    }

    private static String body(RecordedExchange exchange, String text) {
        if (exchange.path().contains("jsonp=")) {
            return text.substring(0, text.indexOf('(') + 1)
                    + shape(tree(text.substring(text.indexOf('(') + 1, text.lastIndexOf(')'))))
                    + text.substring(text.lastIndexOf(')'));
        }
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text.replaceAll("127.0.0.1:\\d+", "127.0.0.1:PORT");
        }
        JsonNode tree = tree(text);
        if (EXACT.stream().anyMatch(tree.path("type").asText()::startsWith)) {
            return text.replaceAll("(\"timestamp\":\\{\"nanoseconds\":)\\d+", "$1NOW");
        }
        if (exchange.path().startsWith("/metrics") || exchange.path().startsWith("/files/debug")) {
            return "names with values of one kind "
                    + new TreeSet<>(Json.stream(tree)
                            .map(Replay::shape)
                            .map(String::valueOf)
                            .toList());
        }
        return shape(tree).toString();
    }

    /** The shape of a value: fields with their shapes, the different shapes in a list, the kind of a scalar. */
    static Object shape(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.properties()
                    .forEach(field -> fields.put(
                            field.getKey(),
                            NAMED.contains(field.getKey()) ? named(field.getValue()) : shape(field.getValue())));
            PASSING.forEach(field -> fields.computeIfPresent(field, (name, some) -> "SOME"));
            return fields;
        }
        if (node.isArray()) {
            Set<String> elements = new TreeSet<>();
            node.forEach(element -> elements.add(shape(element).toString()));
            return elements;
        }
        return node.isIntegralNumber() ? "INTEGER" : node.isNumber() ? "DOUBLE" : node.getNodeType();
    }

    private static Object named(JsonNode node) {
        return new TreeSet<>(
                Json.stream(node).map(Replay::shape).map(String::valueOf).toList());
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(text, malformed);
        }
    }
}
