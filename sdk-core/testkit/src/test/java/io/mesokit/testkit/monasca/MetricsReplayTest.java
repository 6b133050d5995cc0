package io.mesokit.testkit.monasca;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.keystone.EmbeddedKeystone;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recorded exchanges with the real Monasca, sent again in their order. */
class MetricsReplayTest {
    private static final String FIXED = "\"timestamp\": 1795235100000, \"value\": 1}";
    private static final String WEB = "\"dimensions\": {\"hostname\": \"h1\", \"service\": \"web\"}, " + FIXED;

    /** What was posted in exchanges that are not among the recordings but shows in later answers. */
    private static final List<String> POSTED_BEFORE_LISTING = List.of(
            "{\"name\": \"nodims\", " + FIXED,
            "{\"name\": \"intval\", " + WEB,
            "{\"name\": \"vm2048\", " + WEB,
            "{\"name\": \"a'b\", " + WEB,
            "{\"name\": \"negts\", \"dimensions\": {\"hostname\": \"h1\", \"service\": \"web\"}, \"timestamp\": -1,"
                    + " \"value\": 1}");

    /** Points of several series at one time: their order is an accident of the database. */
    private static final Set<String> ANY_ORDER = Set.of("M307", "M5140", "M5141", "M5142");

    /** Answers that depend on what is at a time, in series whose times are not known. */
    private static final Set<String> FORM_ONLY = Set.of("F001", "F002", "F004", "F032");

    /** Of alarm definitions and notification methods, which this service does not have yet. */
    private static final Set<String> NOT_SERVED = Set.of("F022", "F030", "F031");

    private final EmbeddedKeystone keystone = Logins.recorded().start();
    private final EmbeddedMonasca monasca = EmbeddedMonasca.start(InstantSource.system(), keystone, 0);
    private final Replay replay = new Replay(keystone, monasca.url(), "127.0.0.1:8070");

    @AfterEach
    void stop() {
        monasca.close();
        keystone.close();
    }

    @Test
    void replay_metrics_answersAsRecorded() throws Exception {
        monasca.storeLag(Duration.ZERO);
        seed(
                "{\"name\": \"cpu.idle_perc\", \"dimensions\": {\"hostname\": \"h1\", \"service\": \"web\"}, \"timestamp\":"
                        + " 1795156800000, \"value\": 1}");
        seed(
                "{\"name\": \"cpu.idle_perc\", \"dimensions\": {\"hostname\": \"h2\", \"service\": \"web\"}, \"timestamp\":"
                        + " 1795156800000, \"value\": 1}");

        List<AssertionError> failures = new ArrayList<>();
        Set<String> sent = new HashSet<>();
        for (Exchange exchange : Exchange.load("metrics")) {
            before(exchange.id());
            compare(exchange, failures);
            sent.add(exchange.id());
        }

        assertThat(failures).isEmpty();
        assertThat(sent).hasSizeGreaterThan(180);
        assertThat(monasca.points("bulk", Map.of("n", "49"))).hasSize(50);
        assertThat(monasca.points("other", "delegated", Map.of("hostname", "h1", "service", "web")))
                .hasSize(1);
    }

    @Test
    void replay_faults_answersAsRecorded() throws Exception {
        monasca.storeLag(Duration.ZERO);
        seed("{\"name\": \"mem.free\", \"dimensions\": {\"hostname\": \"h1\"}, " + FIXED);
        List<AssertionError> failures = new ArrayList<>();
        for (Exchange exchange : Exchange.load("faults")) {
            before(exchange.id());
            if (!NOT_SERVED.contains(exchange.id())) {
                compare(exchange, failures);
            }
        }

        assertThat(failures).isEmpty();
        assertThat(monasca.points("fault", Map.of("hostname", "h1"))).isEmpty();
    }

    private void compare(Exchange exchange, List<AssertionError> failures) throws IOException {
        try {
            Exchange.Received answer = replay.send(whole(exchange));
            replay.check(exchange, answer);
            if (!ANY_ORDER.contains(exchange.id()) && !FORM_ONLY.contains(exchange.id())) {
                replay.checkBody(exchange, answer);
            }
        } catch (AssertionError differs) {
            failures.add(differs);
        }
    }

    /** What happened on the server's side between the exchanges. */
    private void before(String id) throws IOException {
        switch (id) {
            case "M901" -> keystone.expireTokens();
            case "M200" -> seedAll();
            case "M260" -> List.of("negts", "fracts").forEach(name -> monasca.drop("demo", name));
            case "F001" -> monasca.fail(Backend.METRICS_DATABASE);
            case "F005" -> monasca.restore(Backend.METRICS_DATABASE);
            case "F010" -> keystone.server().die();
            case "F011" -> keystone.server().revive();
            case "F020" -> monasca.fail(Backend.KAFKA);
            case "F030" -> monasca.restore(Backend.KAFKA);
            case "F031" -> monasca.fail(Backend.ALARMS_DATABASE);
            default -> assertThat(id).isNotEmpty();
        }
    }

    private void seedAll() throws IOException {
        for (String metric : POSTED_BEFORE_LISTING) {
            seed(metric);
        }
        for (String name : List.of("pg.a", "pg.b", "pg.c", "pg.d", "pg.e")) {
            for (String host : List.of("x1", "x2")) {
                seed("{\"name\": \"" + name + "\", \"dimensions\": {\"hostname\": \"" + host + "\"}, " + FIXED);
            }
        }
    }

    private void seed(String metric) throws IOException {
        List<Map.Entry<String, String>> headers = List.of(
                Map.entry("Content-Type", "application/json"),
                Map.entry("X-Auth-Token", Logins.token(keystone, "mon", "demo")));
        Exchange.Sent post = new Exchange.Sent("POST", "/v2.0/metrics", headers, metric);
        assertThat(RawHttp.send(monasca.url(), post).status()).isEqualTo(204);
    }

    /** Puts back what a recording cut from its body. */
    private static Exchange whole(Exchange exchange) {
        String body = switch (exchange.id()) {
            case "M150" ->
                array(
                        2500,
                        i -> "{\"name\": \"bulk\", \"dimensions\": {\"n\": \"" + (i % 50) + "\"}, \"timestamp\": "
                                + (1795235100000L + i) + ", \"value\": " + i + "}");
            case "F021" -> array(1500, i -> "{\"name\": \"fault\", \"dimensions\": {\"hostname\": \"h1\"}, " + FIXED);
            default -> exchange.request().body();
        };
        assertThat(body).as("%s is cut", exchange).doesNotContain("chars in all]");
        Exchange.Sent sent = exchange.request();
        return new Exchange(
                exchange.id(),
                exchange.description(),
                new Exchange.Sent(sent.method(), sent.target(), sent.headers(), body),
                exchange.response());
    }

    private static String array(int size, java.util.function.IntFunction<String> metric) {
        return IntStream.range(0, size).mapToObj(metric).collect(joining(", ", "[", "]"));
    }
}
