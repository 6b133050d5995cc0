package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One exchange with a real server: Keystone 22.0.2, or the Monasca API's last line on InfluxDB 1.6. Immutable.
 *
 * <p>They lie one JSON object per line, in the order in which they happened, in resources below {@code
 * io/mesokit/testkit/fixtures/monasca}: {@code keystone.jsonl}, {@code metrics.jsonl}, {@code faults.jsonl}. Tokens are
 * replaced by labels: {@code gAAAAAB_mon.demo_09} is a token of the user {@code mon} for the project {@code demo}.
 * Bodies of more than about 3000 characters are cut and say so at their end.
 *
 * @param id the recording's own id, such as {@code M302}
 * @param description what was tried and what is remarkable about the answer
 * @param request what was sent
 * @param response what came back; headers of the HTTP layer (date, server, length) are left out
 */
public record RecordedExchange(String id, String description, Sent request, Received response) {
    private static final String ROOT = "/io/mesokit/testkit/fixtures/monasca/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The request. Immutable.
     *
     * @param method the method
     * @param target raw path and query
     * @param headers name and value in order
     * @param body the body; empty for none
     */
    public record Sent(String method, String target, List<Map.Entry<String, String>> headers, String body) {
        /** Copies the list. */
        public Sent {
            headers = List.copyOf(headers);
        }
    }

    /**
     * The answer. Immutable.
     *
     * @param status the status code
     * @param headers name and value in order
     * @param body the body; empty for none
     */
    public record Received(int status, List<Map.Entry<String, String>> headers, String body) {
        /** Copies the list. */
        public Received {
            headers = List.copyOf(headers);
        }

        /** The values of a header, whatever its case. */
        public List<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    /**
     * Reads one group of exchanges.
     *
     * @param group {@code keystone}, {@code metrics} or {@code faults}
     * @throws IllegalArgumentException when there is no such group
     */
    public static List<RecordedExchange> load(String group) {
        try (InputStream in = RecordedExchange.class.getResourceAsStream(ROOT + group + ".jsonl")) {
            InputStream found =
                    Optional.ofNullable(in).orElseThrow(() -> new IllegalArgumentException("no group " + group));
            return read(new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<RecordedExchange> read(BufferedReader lines) throws IOException {
        List<RecordedExchange> exchanges = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            exchanges.add(of(JSON.readTree(line)));
        }
        return exchanges;
    }

    private static RecordedExchange of(JsonNode line) {
        return new RecordedExchange(
                line.path("name").asText(),
                line.path("note").asText(),
                new Sent(
                        line.path("method").asText(),
                        line.path("path").asText(),
                        headers(line.path("requestHeaders")),
                        line.path("requestBody").asText()),
                new Received(
                        line.path("status").asInt(),
                        headers(line.path("headers")),
                        line.path("body").asText()));
    }

    private static List<Map.Entry<String, String>> headers(JsonNode pairs) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        pairs.forEach(pair -> headers.add(Map.entry(pair.path(0).asText(), pair.path(1).asText())));
        return headers;
    }

    @Override
    public String toString() {
        return id + " " + request.method() + " " + request.target() + " (" + description + ")";
    }
}
