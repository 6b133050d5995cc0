package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.chronos.Chronos;
import io.mesokit.core.Planted;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.testkit.EmbeddedCluster;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorServiceTest {
    @TempDir
    Path directory;

    @Test
    void start_addressInUse_isSaidAndKeepsNothingOpen() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start();
                Chronos chronos = Chronos.connect(cluster.chronos().url());
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> start(chronos, taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen on /127.0.0.1:" + taken.getLocalPort());
            // The file of its state is free again.
            try (SupervisorService second = start(chronos, 0)) {
                assertThat(second.url().getPort()).isPositive();
            }
        }
    }

    private SupervisorService start(Chronos chronos, int port) {
        return SupervisorService.start(
                new SupervisorService.Setup(
                        chronos,
                        Tokens.of(Planted.TOKEN),
                        new InetSocketAddress("127.0.0.1", port),
                        directory.resolve("state.db"),
                        SupervisorOptions.of(Cpus.of(2), Cpus.of(2)),
                        Timer.real(),
                        Optional.empty()),
                job -> {});
    }
}
