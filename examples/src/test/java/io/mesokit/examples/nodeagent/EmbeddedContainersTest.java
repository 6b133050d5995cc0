package io.mesokit.examples.nodeagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.mesokit.chronos.Chronos;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.MesosAgent;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.chronos.Run;
import io.mesokit.testkit.exec.CpuLimiting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The processes of an embedded cluster are read like those of any other. */
@Timeout(60)
class EmbeddedContainersTest {
    @Test
    void round_processOfAnEmbeddedCluster_isReadyAndItsCpuTimeIsRead() throws Exception {
        try (EmbeddedCluster cluster = start();
                MesosAgent mesos =
                        MesosAgent.connect(cluster.mesos().agents().get(0).url().toString());
                NodeAgent agent = new NodeAgent(
                        new NodeAgent.Parts(
                                TaskList.ask(mesos), Cgroups.system(), "n1", InstantSource.system(), System::nanoTime),
                        Settings.read(Optional.empty(), Json.mapper().createObjectNode()),
                        MonascaOutput.none())) {
            runBusyJob(cluster);

            Report report = agent.round();
            while (cpuSeconds(report) == 0) {
                Thread.sleep(20); // it has only just begun
                report = agent.round();
            }

            assertThat(report.verdicts()).extracting(Verdict::readiness).containsExactly(Readiness.READY);
        }
    }

    private static EmbeddedCluster start() {
        try {
            return EmbeddedCluster.builder()
                    .mesos(options -> options)
                    .processes(CpuLimiting.CGROUP)
                    .start();
        } catch (IllegalStateException refused) {
            return abort(refused.getMessage());
        }
    }

    private static void runBusyJob(EmbeddedCluster cluster) throws InterruptedException {
        try (Chronos chronos = Chronos.connect(cluster.chronos().url().toString())) {
            chronos.jobs()
                    .putScheduled(ScheduledJob.builder()
                            .name("busy")
                            .schedule(Schedule.parse("R1//PT1M"))
                            .command("while :; do :; done")
                            .cpus(0.5)
                            .build())
                    .execute();
        }
        cluster.chronos().awaitRun("busy", run -> run.state() == Run.State.RUNNING, Duration.ofSeconds(20));
    }

    private static double cpuSeconds(Report report) {
        return report.asText()
                .lines()
                .filter(line -> line.startsWith("task_cpu_usage_seconds{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
