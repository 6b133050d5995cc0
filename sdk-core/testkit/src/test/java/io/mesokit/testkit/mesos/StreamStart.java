package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.RecordedExchange;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The beginning of a stream that has no end: the head, and the first records by their shapes. */
final class StreamStart {
    private StreamStart() {}

    /** Whether it answered with a stream of events that went on until somebody left. */
    static boolean isStream(RecordedExchange exchange) {
        boolean refused = exchange.body().contains("{\"type\":\"ERROR\"");
        return exchange.status() == 200
                && !refused
                && exchange.requestBody()
                        .filter(body -> body.contains("\"SUBSCRIBE\""))
                        .isPresent();
    }

    /** The state that the first record of a stream of the operator API shows. */
    static JsonNode snapshot(RecordedExchange exchange) {
        return Session.records(exchange).get(0).at("/subscribed/get_state");
    }

    static List<String> differences(URI server, RecordedExchange exchange) throws IOException {
        String[] headers = exchange.requestHeaders().lines().stream()
                .filter(line -> !line.getKey().equalsIgnoreCase("Content-Type"))
                .map(line -> line.getKey() + ": " + line.getValue())
                .toArray(String[]::new);
        try (EventTap tap =
                EventTap.openAt(server, exchange.path(), exchange.requestBody().orElse(""), headers)) {
            Map<String, Object> then = new TreeMap<>();
            Map<String, Object> now = new TreeMap<>();
            for (JsonNode record : records(exchange)) {
                then.put(record.path("type").asText(), Replay.shape(record));
            }
            for (int i = 0; i < 2; i++) {
                JsonNode record = tap.next();
                now.put(record.path("type").asText(), Replay.shape(record));
            }
            then.keySet().retainAll(List.of("SUBSCRIBED", "HEARTBEAT"));
            then.entrySet().removeIf(entry -> !now.containsKey(entry.getKey()));
            List<String> found = new ArrayList<>();
            compare(found, head(exchange), head(tap));
            compare(found, then.toString(), exchange.body().isEmpty() ? "{}" : now.toString());
            return found;
        }
    }

    private static List<JsonNode> records(RecordedExchange exchange) {
        String text = exchange.body();
        return text.isEmpty() ? List.of() : Session.records(exchange).subList(0, 2);
    }

    private static void compare(List<String> found, String then, String now) {
        if (!then.equals(now)) {
            found.add("%n  recorded %s%n  answered %s".formatted(then, now));
        }
    }

    private static String head(RecordedExchange exchange) {
        boolean identified = exchange.headers().first("Mesos-Stream-Id").isPresent();
        return exchange.status() + " "
                + exchange.headers().first("Content-Type").orElse("") + " "
                + exchange.headers().first("Transfer-Encoding").orElse("") + " " + identified;
    }

    private static String head(EventTap tap) {
        return tap.head().get(0).split(" ")[1] + " " + header(tap, "Content-Type") + " "
                + header(tap, "Transfer-Encoding") + " "
                + !header(tap, "Mesos-Stream-Id").isEmpty();
    }

    private static String header(EventTap tap, String name) {
        return tap.head().stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
