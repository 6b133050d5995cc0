package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sends recorded requests in their order, with time moving as it did then, and tells how the answers differ. */
final class Replay {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIMESTAMP = "20[23]\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}";

    private final VirtualClock clock;
    private final URI server;

    Replay(VirtualClock clock, URI server) {
        this.clock = clock;
        this.server = server;
    }

    /** What the recorded jobs did. */
    static Behaviour.Course course(String command) {
        if (command.startsWith("sleep 1000")) {
            return new Behaviour.Course(Duration.ofSeconds(1000), 0);
        }
        if (command.startsWith("sleep ")) {
            return new Behaviour.Course(Duration.ofMillis(1000L * (command.charAt(6) - '0') + 1100), 0);
        }
        return new Behaviour.Course(
                Duration.ofMillis(900), command.startsWith("exit 3") ? 3 : command.startsWith("x") ? 127 : 0);
    }

    void moveTo(Instant instant) {
        Duration gap = Duration.between(clock.instant(), instant);
        if (!gap.isNegative()) {
            clock.advance(gap);
        }
    }

    /** The differences; empty when the answers agree. */
    List<String> differences(RecordedExchange exchange) throws IOException {
        RawHttp.Answer answer;
        try {
            answer = RawHttp.send(
                    server,
                    exchange.method(),
                    exchange.path(),
                    exchange.requestHeaders(),
                    exchange.requestBody().orElse("").getBytes(StandardCharsets.UTF_8));
        } catch (SocketException | EOFException | SocketTimeoutException noAnswer) {
            return exchange.status() == 0 ? List.of() : List.of("no answer: " + noAnswer);
        }
        List<String> found = new ArrayList<>();
        differ(found, "status", exchange.status(), answer.status());
        differ(found, "headers", headers(exchange.headers()), headers(answer.headers()));
        if (exchange.headers().first("Content-Encoding").isEmpty()) {
            differ(found, "body", body(exchange.path(), exchange.body()), body(exchange.path(), answer.text()));
        }
        return found;
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
        return "..." + text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 120)) + "...";
    }

    /** All headers count; of a length only whether there is one, of Allow only which methods. */
    private static Map<String, Object> headers(WireHeaders all) {
        Map<String, Object> kept = new TreeMap<>();
        for (Map.Entry<String, String> line :
                all.minus("Date").minus("Last-Modified").lines()) {
            String value = line.getValue();
            switch (line.getKey()) {
                case "Connection" -> kept.remove("Connection");
                case "Allow" -> kept.put("Allow", new TreeSet<>(Set.of(value.split(","))));
                case "Content-Length" -> kept.put("Content-Length", value.equals("0") ? "0" : "some");
                default -> kept.merge(line.getKey(), value, (a, b) -> a + " | " + b);
            }
        }
        return kept;
    }

    private static String body(String path, String text) {
        if (path.startsWith("/metrics")) {
            return metricNames(text);
        }
        if (text.startsWith("<!DOCTYPE")) {
            return text.substring(0, text.indexOf("<option>") < 0 ? 100 : text.indexOf("<h1>"));
        }
        if (text.startsWith("<")) {
            return page(text);
        }
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return path.endsWith("/csv") ? new TreeSet<>(text.lines().toList()).toString() : text;
        }
        if (path.contains("/stats/") || path.contains("/stat/") || path.endsWith("/leader")) {
            return text.startsWith("{\"message")
                    ? json(text)
                    : shape(tree(text)).toString();
        }
        return json(text);
    }

    /** A page is compared without what the JSON library says in its own words. */
    private static String page(String text) {
        return text.startsWith("<?xml") ? "wadl" : text.replaceAll("JsonParseException: [^<]*", "JsonParseException");
    }

    /** JVM gauges depend on the machine; a rate is NaN, as text, in the first seconds. */
    private static String metricNames(String text) {
        Set<String> names = new TreeSet<>();
        tree(text).fields().forEachRemaining(family -> {
            names.add(family.getKey());
            family.getValue().fields().forEachRemaining(metric -> {
                if (!metric.getKey().startsWith("jvm.")) {
                    names.add(family.getKey() + "/" + metric.getKey()
                            + shape(metric.getValue()).toString().replace("value=STRING", "value=NUMBER"));
                }
            });
        });
        return names.toString() + text.contains("\n");
    }

    /** Values count too, except times of the run, and of a stack trace all but its first line. Lists have no order. */
    private static String json(String text) {
        JsonNode tree = tree(text);
        if (tree.has("message")) {
            String message = tree.get("message").asText();
            String trace = message.contains("\n\tat ") ? " + trace" : "";
            return tree.get("status") + " " + message.lines().findFirst().orElse("") + trace + shape(tree);
        }
        return ordered(tree).replaceAll(TIMESTAMP, "TIME");
    }

    private static String ordered(JsonNode node) {
        if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
            Set<String> elements = new TreeSet<>();
            node.forEach(element -> elements.add(element.toString()));
            return elements.toString();
        }
        return node.has("jobs") ? "jobs " + ordered(node.get("jobs")) : node.toString();
    }

    private static Object shape(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.fields().forEachRemaining(field -> fields.put(field.getKey(), shape(field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            Set<String> elements = new TreeSet<>();
            node.forEach(element -> elements.add(shape(element).toString()));
            return elements;
        }
        return node.getNodeType();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(text, malformed);
        }
    }
}
