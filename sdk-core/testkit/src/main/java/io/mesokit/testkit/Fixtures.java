package io.mesokit.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mesokit.testkit.http.WireHeaders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exchanges recorded with real servers: the oracle for models and error handling, and for this testkit itself.
 *
 * <pre>{@code
 * for (RecordedExchange exchange : Fixtures.load("chronos/3.0.3/core")) { ... }
 * }</pre>
 *
 * Sets: {@code chronos/3.0.3/core} (every endpoint), {@code chronos/3.0.3/mesos} (the same on a real Mesos),
 * {@code chronos/3.0.3/basic-auth}, {@code chronos/3.0.3/follower}, {@code chronos/3.0.3/http} (encodings, charsets,
 * nulls), {@code chronos/2.5.1/core}, {@code chronos/2.5.1/http}, {@code monasca/keystone} (Keystone 22.0.2), {@code
 * monasca/metrics} (the Monasca API on InfluxDB: service routes, metrics, measurements, statistics) and {@code
 * monasca/faults} (the same with one back end down at a time), and those of
 * Mesos 1.12.0, by subject: {@code mesos/1.12.0/master-read}, {@code master-errors}, {@code master-write}, {@code
 * master-agents}, {@code agent}, {@code auth}, {@code ha}, {@code failover}, {@code no-leader}, {@code startup}, {@code
 * subscribe}, {@code partition} and others. In the three of Monasca tokens are replaced by labels: {@code
 * gAAAAAB_mon.demo_09} is a token of the user {@code mon} for the project {@code demo}.
 */
public final class Fixtures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Fixtures() {}

    /**
     * The exchanges of one set, in their order.
     *
     * @throws IllegalArgumentException when there is no such set
     */
    public static List<RecordedExchange> load(String set) {
        String resource = "fixtures/" + set + ".jsonl";
        try (InputStream in = Fixtures.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no set of fixtures \"" + set + "\"");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }

    /**
     * One exchange of a set.
     *
     * @param name the whole name, number included: {@code 022-iso-full}
     * @throws IllegalArgumentException when there is none
     */
    public static RecordedExchange load(String set, String name) {
        return load(set).stream()
                .filter(exchange -> exchange.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no exchange \"" + name + "\" in " + set));
    }

    private static List<RecordedExchange> read(BufferedReader lines) throws IOException {
        List<RecordedExchange> all = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            all.add(exchange(JSON.readTree(line)));
        }
        return List.copyOf(all);
    }

    private static RecordedExchange exchange(JsonNode line) {
        return new RecordedExchange(
                line.path("name").asText(),
                line.path("note").asText(),
                text(line, "at").map(Instant::parse),
                line.path("method").asText(),
                line.path("path").asText(),
                headers(line.path("requestHeaders")),
                text(line, "requestBody"),
                line.path("status").asInt(),
                headers(line.path("headers")),
                line.path("body").asText());
    }

    private static Optional<String> text(JsonNode line, String field) {
        return line.has(field) ? Optional.of(line.get(field).asText()) : Optional.empty();
    }

    private static WireHeaders headers(JsonNode pairs) {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        pairs.forEach(
                pair -> lines.add(Map.entry(pair.get(0).asText(), pair.get(1).asText())));
        return WireHeaders.of(lines);
    }
}
