package io.mesokit.testkit.chronos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every exchange that was recorded with a real Chronos is answered alike: status, headers, and body. Numbers that are
 * missing from the recordings are filled by {@link #SEEDS} where they left jobs behind.
 */
class ChronosReplayTest {
    private static final Logger LOG = LoggerFactory.getLogger(ChronosReplayTest.class);
    private static final String DAILY = "\"schedule\":\"R/2030-01-01T00:00:00.000Z/PT24H\"}";
    private static final Instant START = Instant.parse("2026-11-21T06:07:21Z");
    private static final String CORE_3 = "chronos/3.0.3/core";
    private static final String MESOS_3 = "chronos/3.0.3/mesos";
    private static final String CORE_2 = "chronos/2.5.1/core";
    private static final WireHeaders JSON = WireHeaders.none().plus("Content-Type", "application/json");

    /** What has to be posted before the exchange of that number: path and body. */
    private static final Map<String, List<String>> SEEDS = Map.of(
            "029", List.of("iso8601", "{\"name\":\"bad\",\"command\":\"x\"}"),
            "044", List.of("iso8601", "{\"name\":\"unk\",\"command\":\"echo\"," + DAILY),
            "094", List.of("iso8601", "{\"name\":\"failing\",\"command\":\"exit 3\",\"retries\":0," + DAILY),
            "099", List.of("iso8601", "{\"name\":\"long\",\"command\":\"sleep 1000\"," + DAILY),
            "119", List.of("iso8601", "{\"name\":\"child\",\"command\":\"echo c\"," + DAILY),
            "124", List.of("task/ct:1454467003926:0:asy:", "{\"statusCode\":0}"));

    private static final Map<String, List<String>> HTTP_SEEDS = Map.of(
            "064",
            List.of(
                    "iso8601",
                    "{\"name\":\"nulls\",\"command\":\"echo\",\"owner\":null,\"container\":null,\"retries\":null,"
                            + "\"environmentVariables\":null," + DAILY),
            "079",
            List.of("iso8601", "{\"name\":\"chunked\",\"command\":\"echo\"," + DAILY));

    private static final Map<String, List<String>> AUTH_SEEDS = Map.of(
            "009", List.of("iso8601", "{\"name\":\"a\",\"command\":\"x\"," + DAILY),
            "014", List.of("dependency", "{\"name\":\"self\",\"command\":\"echo\",\"parents\":[\"self\"]}"));

    /** Exchanges that cannot be answered alike, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "062-search-any of 2.5.1",
            "2.5.1 sends no Date; the first ten of the list hold a job that was still running then, which cannot be known",
            "075-csv-running of 2.5.1",
            "2.5.1 sends no Date, so how far the runs had got at that moment is not known; the lines have the same form");

    private int agreed;
    private int excepted;
    private final Map<String, List<String>> differing = new HashMap<>();

    @Test
    void core_3_answersAlike() throws Exception {
        try (EmbeddedCluster cluster = cluster(CORE_3, UnaryOperator.identity())) {
            replay(cluster, cluster.chronos().url(), CORE_3, SEEDS);
        }
        check(CORE_3);
    }

    @Test
    void mesos_3_answersAlike() throws Exception {
        try (EmbeddedCluster cluster = cluster(MESOS_3, UnaryOperator.identity())) {
            replay(cluster, cluster.chronos().url(), MESOS_3, SEEDS);
        }
        check(MESOS_3);
    }

    @Test
    void http_3_answersAlike() throws Exception {
        String set = "chronos/3.0.3/http";
        try (EmbeddedCluster cluster = cluster(MESOS_3, UnaryOperator.identity())) {
            replay(cluster, cluster.chronos().url(), MESOS_3, SEEDS);
            agreed = 0;
            excepted = 0;
            replay(cluster, cluster.chronos().url(), set, HTTP_SEEDS);
        }
        check(set);
    }

    @Test
    void basicAuth_3_answersAlike() throws Exception {
        String set = "chronos/3.0.3/basic-auth";
        try (EmbeddedCluster cluster = cluster(set, options -> options.withCredentials("user", "pass"))) {
            replay(cluster, cluster.chronos().url(), set, AUTH_SEEDS);
        }
        check(set);
    }

    @Test
    void follower_3_answersAlike() throws Exception {
        String set = "chronos/3.0.3/follower";
        try (EmbeddedCluster cluster = cluster(CORE_3, ChronosOptions::withFollower)) {
            replay(cluster, cluster.chronos().url(), CORE_3, SEEDS);
            agreed = 0;
            excepted = 0;
            replay(cluster, cluster.chronos().followerUrl().orElseThrow(), set, Map.of());
        }
        check(set);
    }

    @Test
    void core_2_answersAlike() throws Exception {
        try (EmbeddedCluster cluster = cluster(CORE_2, options -> options.withVersion(ChronosVersion.V2))) {
            replay(cluster, cluster.chronos().url(), CORE_2, SEEDS);
        }
        check(CORE_2);
    }

    @Test
    void http_2_answersAlike() throws Exception {
        String set = "chronos/2.5.1/http";
        try (EmbeddedCluster cluster = cluster(CORE_2, options -> options.withVersion(ChronosVersion.V2))) {
            replay(cluster, cluster.chronos().url(), CORE_2, SEEDS);
            agreed = 0;
            ((VirtualClock) cluster.clock()).advance(Duration.ofMinutes(10));
            excepted = 0;
            replay(cluster, cluster.chronos().url(), set, HTTP_SEEDS);
        }
        check(set);
    }

    private EmbeddedCluster cluster(String set, UnaryOperator<ChronosOptions> change) {
        return EmbeddedCluster.builder()
                .simulated(VirtualClock.at(START), task -> course(set, task.command()))
                .chronos(options -> change.apply(options.withReadLag(Duration.ofMillis(600))))
                .start();
    }

    /** On the real Mesos the job with a container failed, for want of Docker. */
    private static Behaviour.Course course(String set, String command) {
        return set.endsWith("/mesos") && command.contains("echo done")
                ? new Behaviour.Course(Duration.ofMillis(500), 1)
                : Replay.course(command);
    }

    /** 2.5.1 sends no Date; it was given the same requests at the same pace as 3.0.3, then one each second. */
    private Instant time(RecordedExchange exchange, Instant now) {
        return exchange.at()
                .orElseGet(() -> Fixtures.load(CORE_3).stream()
                        .filter(other -> other.name().equals(exchange.name()))
                        .findFirst()
                        .flatMap(RecordedExchange::at)
                        .filter(at -> !at.isBefore(now))
                        .orElse(now.plusSeconds(1)));
    }

    private void replay(EmbeddedCluster cluster, URI server, String set, Map<String, List<String>> seeds)
            throws Exception {
        Replay replay = new Replay((VirtualClock) cluster.clock(), server);
        for (RecordedExchange exchange : Fixtures.load(set)) {
            if (exchange.name().equals("017-failover-00")) {
                cluster.chronos().killLeader();
            }
            Instant time = time(exchange, cluster.clock().instant());
            seed(cluster, server, replay, seeds.getOrDefault(exchange.name().substring(0, 3), List.of()), time);
            replay.moveTo(time);
            awaitCrash(cluster, exchange);
            List<String> differences = replay.differences(exchange);
            if (EXCEPTIONS.containsKey(exchange.name() + " of " + set.split("/")[1])) {
                excepted++;
            } else if (differences.isEmpty()) {
                agreed++;
            } else {
                differing.put(set + " " + exchange, differences);
            }
        }
    }

    /** Until nobody can connect any more: what a dying server still takes is never answered. */
    private static void awaitCrash(EmbeddedCluster cluster, RecordedExchange exchange) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (exchange.status() == 0 && listens(cluster.chronos().url()) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private static boolean listens(URI server) {
        try (Socket probe = new Socket(server.getHost(), server.getPort())) {
            return probe.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static void seed(EmbeddedCluster cluster, URI server, Replay replay, List<String> seed, Instant before)
            throws Exception {
        if (seed.isEmpty()) {
            return;
        }
        replay.moveTo(before.minusSeconds(1));
        String path = cluster.chronos().version().prefix() + "/" + seed.get(0);
        WireHeaders headers = cluster.chronos()
                .credentials()
                .map(both -> JSON.plus(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8))))
                .orElse(JSON);
        RawHttp.send(
                server,
                path.contains("/task/") ? "PUT" : "POST",
                path,
                headers,
                seed.get(1).getBytes(StandardCharsets.UTF_8));
    }

    private void check(String what) {
        LOG.info("{}: {} answered alike, {} not, {} excepted", what, agreed, differing.size(), excepted);
        List<String> unexpected = new ArrayList<>();
        differing.forEach((exchange, differences) -> unexpected.add(exchange + String.join("", differences)));
        assertThat(unexpected).as("%d agreed, these did not", agreed).isEmpty();
    }
}
