package io.mesokit.testkit.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mesokit.testkit.monasca.Exchange;
import io.mesokit.testkit.monasca.Logins;
import io.mesokit.testkit.monasca.Replay;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recorded exchanges with the real Keystone, sent again in their order. */
class KeystoneReplayTest {
    private static final Map<String, Set<String>> NOT_REPLAYED = notReplayed();

    /** Texts with a dump of the JSON schema, or with an id made for the occasion. */
    private static final Predicate<Exchange> LOOSE_TEXT = exchange ->
            exchange.response().body().contains("schema") || exchange.id().equals("K135");

    private static final String PASSCODE_USER = "57cab434c9c64569ad36bc3a7a2058ba";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T06:26:00Z"));
    private final EmbeddedKeystone keystone = Logins.recorded().clock(now::get).start();
    private final Replay replay = new Replay(keystone, keystone.url(), "127.0.0.1:35357");

    private static Map<String, Set<String>> notReplayed() {
        Map<String, Set<String>> reasons = new LinkedHashMap<>();
        reasons.put("the map of all 120 relations; the replica lists those it serves", Set.of("K005"));
        return reasons;
    }

    @AfterEach
    void stop() {
        keystone.close();
    }

    @Test
    void replay_all_answersAsRecorded() throws Exception {
        publishMonasca();
        Set<String> left = NOT_REPLAYED.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        List<AssertionError> failures = new ArrayList<>();
        int sent = 0;
        for (Exchange exchange : Exchange.load("keystone")) {
            before(exchange.id());
            if (!left.remove(exchange.id())) {
                compare(exchange, failures);
                sent++;
            }
        }

        assertThat(failures).isEmpty();
        assertThat(left).as("listed as not replayed, but not there").isEmpty();
        assertThat(sent).isEqualTo(120);
    }

    @Test
    void jsonHome_everyRelationServed_isAsRecorded() throws Exception {
        Exchange recorded = Exchange.load("keystone").stream()
                .filter(exchange -> exchange.id().equals("K005"))
                .findFirst()
                .orElseThrow();
        ObjectMapper json = new ObjectMapper();
        JsonNode then = json.readTree(recorded.response().body()).path("resources");
        JsonNode served = json.readTree(replay.send(recorded).body()).path("resources");

        assertThat(served).hasSize(29);
        served.properties()
                .forEach(relation -> assertThat(relation.getValue()).isEqualTo(then.path(relation.getKey())));
    }

    private void compare(Exchange exchange, List<AssertionError> failures) throws IOException {
        try {
            Exchange.Received answer = replay.send(exchange);
            replay.check(exchange, answer);
            if (answer.status() >= 400 && !LOOSE_TEXT.test(exchange)) {
                replay.checkBody(exchange, answer);
            }
        } catch (AssertionError differs) {
            failures.add(differs);
        }
    }

    private void publishMonasca() throws IOException {
        String id = "ffb22a26dbdc45e58268cb62a057f255";
        create("service", id, "\"name\":\"monasca\",\"type\":\"monitoring\",\"description\":\"Monasca Monitoring\"");
        for (String kind : List.of("public", "admin", "internal")) {
            String where = "\"region_id\":\"RegionOne\",\"url\":\"http://127.0.0.1:8070/v2.0\"";
            create(
                    "endpoint",
                    "of the " + kind + " interface",
                    "\"service_id\":\"" + id + "\",\"interface\":\"" + kind + "\"," + where);
        }
    }

    /** Creates an entity that was there under that id when the recordings were made. */
    private void create(String kind, String id, String members) throws IOException {
        Exchange.Sent request = new Exchange.Sent(
                "POST",
                "/v3/" + kind + "s",
                List.of(
                        Map.entry("X-Auth-Token", "gAAAAAB_admin.demo_00"),
                        Map.entry("Content-Type", "application/json")),
                "{\"" + kind + "\":{" + members + "}}");
        Exchange.Received done = new Exchange.Received(201, List.of(), "{\"" + kind + "\":{\"id\":\"" + id + "\"}}");
        assertThat(replay.send(new Exchange("K000", "create " + kind, request, done))
                        .status())
                .isEqualTo(201);
    }

    private void createUserOfPasscodes() throws IOException {
        create("user", PASSCODE_USER, "\"name\":\"mfa\",\"password\":\"mfa-pw\"");
        String project = "/v3/projects/6b3800856e3445cbb18ac4da4d8b1f2a";
        manage("PUT", project + "/users/" + PASSCODE_USER + "/roles/736f74e781064d64b2cbe4c005f58ea0", "", 204);
    }

    /** A call that is not among the recorded ones, but has to have been. */
    private void manage(String method, String path, String body, int status) throws IOException {
        List<Map.Entry<String, String>> headers = List.of(
                Map.entry("X-Auth-Token", "gAAAAAB_admin.demo_00"), Map.entry("Content-Type", "application/json"));
        Exchange.Sent request = new Exchange.Sent(method, path, headers, body);
        Exchange.Received done = new Exchange.Received(status, List.of(), "");
        Exchange.Received answer = replay.send(new Exchange("K000", method + path, request, done));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    /** What happened on the server's side between the exchanges. */
    private void before(String id) throws IOException {
        switch (id) {
            case "K144" -> manage("DELETE", "/v3/projects/f92052f56b5a4dceb67b2a5b0ee354f9", "", 204);
            case "K164" ->
                create("service", "34043edce54f4460aac8c4efb2152c87", "\"name\":\"monasca2\",\"type\":\"monitoring2\"");
            case "K200" -> {
                now.set(Instant.parse("2026-11-21T06:27:37Z"));
                keystone.methods("password", "token", "totp");
                createUserOfPasscodes();
            }
            case "K204" -> {
                now.set(Instant.parse("2026-11-21T06:27:39Z"));
                String rules = "{\"multi_factor_auth_rules\":[[\"totp\",\"password\"]]}";
                manage("PATCH", "/v3/users/" + PASSCODE_USER, "{\"user\":{\"options\":" + rules + "}}", 200);
            }
            case "K207" -> now.set(Instant.parse("2026-11-21T06:28:11Z"));
            case "K210" -> keystone.tokenLifetime(Duration.ofSeconds(4));
            case "K211" -> {
                now.updateAndGet(instant -> instant.plusSeconds(5));
                keystone.tokenLifetime(Duration.ofHours(1));
            }
            case "K216" -> keystone.enableUser("norole", false);
            default -> assertThat(id).isNotEmpty();
        }
    }
}
