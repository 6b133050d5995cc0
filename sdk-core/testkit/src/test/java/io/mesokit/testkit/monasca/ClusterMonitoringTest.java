package io.mesokit.testkit.monasca;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.keystone.EmbeddedKeystone;
import io.mesokit.testkit.time.VirtualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterMonitoringTest {

    @Test
    void cluster_virtualTime_rulesTokensAndStorage(@TempDir Path directory) throws Exception {
        VirtualClock clock = VirtualClock.ofDefaults();
        try (EmbeddedCluster cluster = EmbeddedCluster.builder()
                .simulated(clock, Behaviour.needing(Duration.ofMinutes(1)))
                .keystone(keystone -> keystone.user("ops", "ops-pw").grant("ops", "lab", "monasca-user"))
                .start()) {
            EmbeddedKeystone keystone = cluster.keystone();
            String token = Logins.token(keystone, "ops", "lab");
            Exchange.Received posted =
                    send(cluster, "POST", "{\"name\":\"load\",\"timestamp\":1000,\"value\":1}", token);
            assertThat(posted.status()).isEqualTo(204);
            assertThat(cluster.monasca().metrics("lab")).isEmpty();

            clock.advance(Duration.ofMinutes(1));
            assertThat(cluster.monasca().metrics("lab")).containsExactly(new Metric("load", Map.of()));
            clock.advance(Duration.ofHours(1));
            assertThat(send(cluster, "GET", "", token).status()).isEqualTo(401);

            cluster.writeCredentials(directory);
            assertThat(Files.readString(directory.resolve("monasca.json")))
                    .contains(keystone.url() + "/v3", "mon-pw", "demo");
        }
    }

    private static Exchange.Received send(EmbeddedCluster cluster, String method, String body, String token)
            throws Exception {
        List<Map.Entry<String, String>> headers =
                List.of(Map.entry("Content-Type", "application/json"), Map.entry("X-Auth-Token", token));
        return RawHttp.send(cluster.monasca().url(), new Exchange.Sent(method, "/v2.0/metrics", headers, body));
    }
}
