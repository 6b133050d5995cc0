package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.chronos.Chronos;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.spi.Json;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.chronos.Run;
import io.mesokit.testkit.exec.RunningTask;
import io.mesokit.testkit.mesos.AgentSpec;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
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

            assertThat(known(times)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(60));
            assertThat(times.used("other").join()).isEmpty();
        }
    }

    @Test
    void used_executorOfThatNameInAnotherFramework_isNotTakenForIt() throws Exception {
        try (EmbeddedMesos mesos = EmbeddedMesos.start();
                CpuTimes times = times(mesos)) {
            String agent = mesos.agentIds().get(0);
            String busy = "ct:1:0:busy:";
            ObjectNode other = task(mesos.addFramework("other"), agent, "other");
            other.putObject("executor_id").put("value", busy);
            mesos.launch(other).ranBy(new Used(7)).run();
            mesos.launch(task(mesos.addFramework("chronos"), agent, busy))
                    .ranBy(new Used(5))
                    .run();

            assertThat(known(times)).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void used_agentHasLeft_isForgotten() throws Exception {
        MesosOptions two = MesosOptions.ofDefaults().withAgents(AgentSpec.ofDefaults(), AgentSpec.ofDefaults());
        try (EmbeddedMesos mesos = EmbeddedMesos.start(two);
                CpuTimes times = times(mesos)) {
            String framework = mesos.addFramework("chronos");
            for (String agent : mesos.agentIds()) {
                mesos.launch(task(framework, agent, "ct:1:0:busy:" + agent))
                        .ranBy(new Used(5))
                        .run();
                known(times);
                assertThat(((MesosCpuTimes) times).agents()).isEqualTo(1);
                mesos.removeAgent(agent);
                while (times.used("busy").get(10, TimeUnit.SECONDS).isPresent()) {
                    Thread.sleep(20);
                }
            }
        }
    }

    private static CpuTimes times(EmbeddedMesos mesos) {
        return MesosCpuTimes.of(ClientOptions.builder(mesos.url().toString()).build());
    }

    /** What is used of the job, once the view has its task. */
    private static Duration known(CpuTimes times) throws Exception {
        Optional<Duration> used = times.used("busy").get(10, TimeUnit.SECONDS);
        while (used.isEmpty()) {
            Thread.sleep(20);
            used = times.used("busy").get(10, TimeUnit.SECONDS);
        }
        return used.get();
    }

    private static ObjectNode task(String framework, String agent, String id) {
        ObjectNode task = Json.mapper().createObjectNode().put("name", id).put("state", "TASK_STAGING");
        task.putObject("task_id").put("value", id);
        task.putObject("framework_id").put("value", framework);
        task.putObject("agent_id").put("value", agent);
        task.putArray("resources");
        return task;
    }

    /** A process that has used so many seconds of CPU time. */
    private record Used(int seconds) implements RunningTask {
        @Override
        public void kill() {}

        @Override
        public Duration cpuTime() {
            return Duration.ofSeconds(seconds);
        }

        @Override
        public OptionalLong pid() {
            return OptionalLong.of(ProcessHandle.current().pid());
        }

        @Override
        public Optional<Path> sandbox() {
            return Optional.empty();
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
