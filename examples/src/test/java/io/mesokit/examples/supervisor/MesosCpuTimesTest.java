package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.chronos.Chronos;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.core.ClientOptions;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.chronos.Run;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MesosCpuTimesTest {
    @Test
    void used_runUnderWay_isWhatItsAgentMeasures() throws Exception {
        try (EmbeddedCluster cluster =
                        EmbeddedCluster.builder().mesos(options -> options).start();
                Chronos chronos = Chronos.connect(cluster.chronos().url().toString());
                CpuTimes times = MesosCpuTimes.of(
                        ClientOptions.builder(cluster.mesos().url().toString()).build())) {
            chronos.jobs()
                    .putScheduled(ScheduledJob.builder()
                            .name("busy")
                            .schedule(Schedule.parse("R1//PT1M"))
                            .command("while :; do :; done")
                            .cpus(0.5)
                            .build())
                    .execute();
            cluster.chronos().awaitRun("busy", run -> run.state() == Run.State.RUNNING, Duration.ofSeconds(20));

            Optional<Duration> used = times.used("busy").get(10, TimeUnit.SECONDS);
            while (used.isEmpty()) {
                Thread.sleep(50);
                used = times.used("busy").get(10, TimeUnit.SECONDS);
            }
            assertThat(used.get()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(60));
            assertThat(times.used("other").join()).isEmpty();
        }
    }

    @Test
    void used_nobodyThere_isUnknown() {
        try (CpuTimes times =
                MesosCpuTimes.of(ClientOptions.builder("http://127.0.0.1:1").build())) {
            assertThat(times.used("busy").join()).isEmpty();
        }
    }
}
