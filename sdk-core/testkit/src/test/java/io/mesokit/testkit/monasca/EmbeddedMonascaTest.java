package io.mesokit.testkit.monasca;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.keystone.EmbeddedKeystone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedMonascaTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    private final EmbeddedKeystone keystone = Logins.recorded().clock(now::get).start();
    private final EmbeddedMonasca monasca = EmbeddedMonasca.start(now::get, keystone, 0);

    @AfterEach
    void stop() {
        monasca.close();
        keystone.close();
    }

    @Test
    void post_withinTheLag_isNotVisible() throws Exception {
        monasca.storeLag(Duration.ofSeconds(3));
        post("mon", "{\"name\":\"a\",\"timestamp\":1000,\"value\":2,\"value_meta\":{\"k\":\"v\"}}");

        assertThat(monasca.points("a", Map.of())).isEmpty();
        assertThat(monasca.waiting()).isEqualTo(1);
        now.updateAndGet(instant -> instant.plusSeconds(3));
        assertThat(monasca.points("a", Map.of()))
                .containsExactly(new Measurement(Instant.ofEpochSecond(1), 2, Map.of("k", "v")));
    }

    @Test
    void flush_withALag_makesVisible() throws Exception {
        monasca.storeLag(Duration.ofHours(1));
        post("mon", "{\"name\":\"a\",\"timestamp\":1000,\"value\":2}");
        monasca.flush();

        assertThat(monasca.metrics("demo")).containsExactly(new Metric("a", Map.of()));
        assertThat(monasca.metrics("other")).isEmpty();
    }

    @Test
    void post_sameSeriesAndTime_overwrites() throws Exception {
        post(
                "mon",
                "[{\"name\":\"a\",\"timestamp\":1000,\"value\":1},{\"name\":\"a\",\"timestamp\":1000,\"value\":2}]");
        monasca.flush();

        assertThat(monasca.points("a", Map.of())).map(Measurement::value).containsExactly(2.0);
    }

    @Test
    void post_twentyThousand_storesAll() throws Exception {
        post(
                "mon",
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "{\"name\":\"bulk\",\"timestamp\":" + i + ",\"value\":1}")
                        .collect(Collectors.joining(",", "[", "]")));
        monasca.flush();

        assertThat(monasca.points("bulk", Map.of())).hasSize(20_000);
    }

    @Test
    void get_unknownRoute_isJson404() throws Exception {
        Exchange.Received answer = get("mon", "/v2.0/alarms");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"title\":\"404 Not Found\"}");
    }

    @Test
    void get_tokenExpires_isUnauthorizedThenWorksAgain() throws Exception {
        String token = Logins.token(keystone, "mon", "demo");
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(61)));

        assertThat(get(token).status()).isEqualTo(401);
        assertThat(get(Logins.token(keystone, "mon", "demo")).status()).isEqualTo(200);
    }

    @Test
    void get_databaseDown_keepsPostsForLater() throws Exception {
        monasca.fail(Backend.METRICS_DATABASE);
        post("mon", "{\"name\":\"a\",\"timestamp\":1000,\"value\":2}");
        assertThat(get("mon", "/v2.0/metrics").status()).isEqualTo(500);

        monasca.restore(Backend.METRICS_DATABASE);
        monasca.flush();
        assertThat(get("mon", "/v2.0/metrics").body()).contains("\"name\":\"a\"");
    }

    @Test
    void options_names_listsGet() throws Exception {
        Exchange.Received answer = send("OPTIONS", "/v2.0/metrics/names", Logins.token(keystone, "mon", "demo"));

        assertThat(answer.header("allow")).containsExactly("GET");
    }

    private Exchange.Received get(String token) throws IOException {
        return send("GET", "/v2.0/metrics", token);
    }

    private Exchange.Received get(String user, String target) throws IOException {
        return send("GET", target, Logins.token(keystone, user, "demo"));
    }

    private Exchange.Received send(String method, String target, String token) throws IOException {
        return RawHttp.send(
                monasca.url(), new Exchange.Sent(method, target, List.of(Map.entry("X-Auth-Token", token)), ""));
    }

    private void post(String user, String body) throws IOException {
        List<Map.Entry<String, String>> headers = List.of(
                Map.entry("Content-Type", "application/json"),
                Map.entry("X-Auth-Token", Logins.token(keystone, user, "demo")));
        assertThat(RawHttp.send(monasca.url(), new Exchange.Sent("POST", "/v2.0/metrics", headers, body))
                        .status())
                .isEqualTo(204);
    }
}
