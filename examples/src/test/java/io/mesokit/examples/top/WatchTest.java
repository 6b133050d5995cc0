package io.mesokit.examples.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.ClientOptions;
import io.mesokit.mesos.MesosMaster;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.RealTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class WatchTest {
    @Test
    void watch_leaderFails_saysLostAndThenTheGapAndTheNewLeader() throws Exception {
        MesosOptions two = MesosOptions.ofDefaults().withMasters(2).withDetection(Duration.ofMillis(200));
        try (RealTime time = RealTime.start();
                EmbeddedMesos mesos = EmbeddedMesos.start(two, time);
                MesosMaster master = MesosMaster.connect(ClientOptions.builder(mesos.masters().stream()
                                .map(each -> each.url().toString())
                                .toArray(String[]::new))
                        .build());
                Watch watch = Watch.open(master, InstantSource.system())) {
            String leader = watch.connection().leader();
            assertThat(watch.changed()).isTrue();
            mesos.failLeader();
            await(() -> watch.connection().lost().isPresent());
            await(() ->
                    watch.connection().lost().isEmpty() && watch.connection().gaps() == 1);
            await(() -> !watch.connection().leader().equals(leader));
            assertThat(watch.connection().lastGap()).contains(" after ");
            assertThat(watch.changed()).isTrue();
        }
    }

    @Test
    void board_ofACluster_sumsUpWhatTasksUseAndKeepsAgentsThatWentAway() throws Exception {
        try (RealTime time = RealTime.start();
                EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), time);
                MesosMaster master = MesosMaster.connect(mesos.url());
                Watch watch = Watch.open(master, InstantSource.system())) {
            String framework = mesos.addFramework("marathon");
            String agent = mesos.agentIds().get(0);
            mesos.launch(framework, agent, "a", "cpus:1.5;mem:64").run();
            mesos.launch(framework, agent, "b", "cpus:0.5;mem:4096");
            await(() -> watch.board().used().cpus() == 2);
            FrameworkRow row = watch.board().frameworks().get(0);
            assertThat(List.of(row.running(), row.staging())).containsExactly(1, 1);
            assertThat(row.share()).isEqualTo(4160.0 / 8192);
            mesos.makeUnreachable(agent);
            await(() -> watch.board().agents().get(0).state().equals("unreachable"));
            assertThat(watch.board().used()).isEqualTo(Usage.NONE);
            assertThat(watch.board().tasks()).hasSize(2);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(5);
        }
    }
}
