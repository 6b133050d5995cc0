package io.mesokit.testkit.monasca;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mesokit.testkit.keystone.EmbeddedKeystone;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends recorded requests to a live server and compares the answers. Recorded tokens, ids and secrets are translated: a
 * token by logging in as its label says, anything a live server made by remembering what came in its place.
 */
public final class Replay {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LABEL = Pattern.compile("gAAAAAB_(\\w+)\\.(\\w+)_\\d+");
    private static final List<String> MADE_BY_SERVER = List.of("id", "secret");

    private static final List<String> ISSUED = List.of("X-Subject-Token", "Openstack-Auth-Receipt");

    private final EmbeddedKeystone keystone;
    private final URI server;
    private final Map<String, String> live = new LinkedHashMap<>();

    public Replay(EmbeddedKeystone keystone, URI server, String recordedAddress) {
        this.keystone = keystone;
        this.server = server;
        live.put(recordedAddress, server.getAuthority());
        live.put("127.0.0.1:35358", keystone.url().getAuthority());
        live.put("127.0.0.1:35357", keystone.url().getAuthority());
    }

    /** Sends one exchange and returns the live answer. */
    public Exchange.Received send(Exchange exchange) throws IOException {
        Exchange.Sent request = exchange.request();
        Exchange.Received answer = RawHttp.send(
                server,
                new Exchange.Sent(
                        request.method(),
                        translated(request.target()),
                        request.headers().stream()
                                .map(h -> Map.entry(h.getKey(), tokens(h.getValue())))
                                .toList(),
                        translated(request.body())));
        remember(exchange.response(), answer);
        return answer;
    }

    /** Status, headers and the form of the body. */
    public void check(Exchange exchange, Exchange.Received answer) {
        Exchange.Received recorded = exchange.response();
        assertThat(answer.status()).as("%s%n%s", exchange, answer).isEqualTo(recorded.status());
        for (String header : List.of("Content-Type", "WWW-Authenticate", "Location", "cache-control", "allow")) {
            assertThat(answer.header(header))
                    .as("%s: %s", exchange, header)
                    .isEqualTo(recorded.header(header).stream()
                            .map(this::translated)
                            .toList());
        }
        for (String header : List.of("X-Subject-Token", "Openstack-Auth-Receipt", "x-openstack-request-id", "vary")) {
            assertThat(answer.header(header)).as("%s: %s", exchange, header).hasSameSizeAs(recorded.header(header));
        }
        assertThat(form(answer.body())).as("%s%n%s", exchange, answer.body()).isEqualTo(form(recorded.body()));
    }

    /** The body, to the value. */
    public void checkBody(Exchange exchange, Exchange.Received answer) {
        String recorded = translated(exchange.response().body());
        if (recorded.startsWith("{")) {
            assertThat(json(answer.body())).as("%s", exchange).isEqualTo(json(recorded));
        } else {
            assertThat(answer.body().strip()).as("%s", exchange).isEqualTo(recorded.strip());
        }
    }

    private String translated(String text) {
        String result = tokens(text);
        for (Map.Entry<String, String> pair : live.entrySet()) {
            result = result.replace(pair.getKey(), pair.getValue());
        }
        return result;
    }

    private String tokens(String text) {
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            live.computeIfAbsent(label.group(), key -> login(label.group(1), label.group(2)));
        }
        String result = text;
        for (Map.Entry<String, String> pair : live.entrySet()) {
            if (pair.getKey().startsWith("gAAAAAB")) {
                result = result.replace(pair.getKey(), pair.getValue());
            }
        }
        return result;
    }

    private String login(String user, String scope) {
        try {
            return Logins.token(keystone, user, scope);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void remember(Exchange.Received recorded, Exchange.Received answer) {
        for (String header : ISSUED) {
            List<String> then = recorded.header(header);
            List<String> now = answer.header(header);
            if (then.size() == 1 && now.size() == 1) {
                live.putIfAbsent(then.get(0), now.get(0));
            }
        }
        if (recorded.status() == 201 && answer.status() == 201) {
            remember(json(recorded.body()), json(answer.body()));
        }
    }

    private void remember(JsonNode then, JsonNode now) {
        for (Map.Entry<String, JsonNode> member : then.properties()) {
            JsonNode other = now.path(member.getKey());
            if (MADE_BY_SERVER.contains(member.getKey())
                    && !other.isMissingNode()
                    && !other.equals(member.getValue())) {
                live.putIfAbsent(member.getValue().asText(), other.asText());
            } else if (member.getValue().isObject()) {
                remember(member.getValue(), other);
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(text, malformed);
        }
    }

    /** Keys and types of a JSON body; of anything else the kind. */
    private static String form(String body) {
        if (body.isBlank()) {
            return "empty";
        }
        if (body.startsWith("{") || body.startsWith("[")) {
            return form(json(body));
        }
        if (body.startsWith("<?xml")) {
            return "xml";
        }
        return body.startsWith("<") ? "html" : "text";
    }

    private static String form(JsonNode node) {
        if (node.isObject()) {
            TreeSet<String> members = new TreeSet<>();
            node.properties().forEach(m -> members.add(m.getKey() + ":" + form(m.getValue())));
            return members.toString();
        }
        if (node.isArray()) {
            TreeSet<String> items = new TreeSet<>();
            node.forEach(item -> items.add(form(item)));
            return "array" + items;
        }
        return node.isNumber()
                ? (node.isIntegralNumber() ? "int" : "float")
                : node.getNodeType().name();
    }
}
