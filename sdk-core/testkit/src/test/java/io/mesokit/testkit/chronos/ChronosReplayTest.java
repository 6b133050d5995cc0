package io.mesokit.testkit.chronos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final WireHeaders JSON = WireHeaders.none().plus("Content-Type", "application/json");

    /** What has to be posted before the exchange of that number: path and body. */
    private static final Map<String, List<String>> SEEDS = Map.of(
            "029", List.of("iso8601", "{\"name\":\"bad\",\"command\":\"x\"}"),
            "044", List.of("iso8601", "{\"name\":\"unk\",\"command\":\"echo\"," + DAILY),
            "094", List.of("iso8601", "{\"name\":\"failing\",\"command\":\"exit 3\",\"retries\":0," + DAILY),
            "099", List.of("iso8601", "{\"name\":\"long\",\"command\":\"sleep 1000\"," + DAILY),
            "119", List.of("iso8601", "{\"name\":\"child\",\"command\":\"echo c\"," + DAILY));

    /** Exchanges that cannot be answered alike, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of();

    private int agreed;
    private final Map<String, List<String>> differing = new HashMap<>();

    @Test
    void core_3_answersAlike() throws Exception {
        try (EmbeddedCluster cluster = cluster("chronos/3.0.3/core", UnaryOperator.identity())) {
            replay(cluster, cluster.chronos().url(), "chronos/3.0.3/core", SEEDS);
        }
        check("chronos/3.0.3/core");
    }

    private EmbeddedCluster cluster(String set, UnaryOperator<ChronosOptions> change) {
        Instant start = Fixtures.load(set).get(0).at().orElseThrow();
        return EmbeddedCluster.builder()
                .simulated(VirtualClock.at(start), task -> Replay.course(task.command()))
                .chronos(options -> change.apply(options.withReadLag(Duration.ofMillis(600))))
                .start();
    }

    private void replay(EmbeddedCluster cluster, URI server, String set, Map<String, List<String>> seeds)
            throws Exception {
        Replay replay = new Replay((VirtualClock) cluster.clock(), server);
        for (RecordedExchange exchange : Fixtures.load(set)) {
            seed(cluster, server, replay, seeds.getOrDefault(exchange.name().substring(0, 3), List.of()), exchange);
            List<String> differences = replay.differences(exchange);
            if (differences.isEmpty()) {
                agreed++;
            } else {
                differing.put(set + " " + exchange, differences);
            }
        }
    }

    private static void seed(
            EmbeddedCluster cluster, URI server, Replay replay, List<String> seed, RecordedExchange before)
            throws Exception {
        if (seed.isEmpty()) {
            return;
        }
        before.at().ifPresent(at -> replay.moveTo(at.minusSeconds(1)));
        String path = cluster.chronos().version().prefix() + "/" + seed.get(0);
        RawHttp.send(server, "POST", path, JSON, seed.get(1).getBytes(StandardCharsets.UTF_8));
    }

    private void check(String what) {
        LOG.info("{}: {} answered alike, {} not", what, agreed, differing.size());
        List<String> unexpected = new ArrayList<>();
        differing.forEach((exchange, differences) -> {
            if (!EXCEPTIONS.containsKey(exchange)) {
                unexpected.add(exchange + String.join("", differences));
            }
        });
        assertThat(unexpected).as("%d agreed, these did not", agreed).isEmpty();
    }
}
