package io.mesokit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mesokit.testkit.chronos.Run;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.exec.CpuLimiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class EmbeddedClusterTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> post(EmbeddedCluster cluster, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(cluster.chronos().url() + "/v1/scheduler/iso8601"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Test
    void agent_ofARealProcess_tellsItsPidAndCpuTime() throws Exception {
        try (EmbeddedCluster cluster =
                EmbeddedCluster.builder().mesos(options -> options).start()) {
            post(
                    cluster,
                    "{\"name\":\"busy\",\"command\":\"while :; do :; done\",\"owner\":\"me@example.com\",\"cpus\":0.5}");
            cluster.chronos().awaitRun("busy", run -> run.state() == Run.State.RUNNING, SOON);
            JsonNode container = containers(cluster).get(0);
            while (container.at("/resource_statistics/cpus_user_time_secs").asDouble() < 0.02) {
                container = containers(cluster).get(0);
            }
            long pid = container.at("/container_status/executor_pid").asLong();
            assertThat(ProcessHandle.of(pid).flatMap(ProcessHandle::parent)).contains(ProcessHandle.current());
        }
    }

    @Test
    void job_cannotBeStarted_hasFailedInMesosToo() throws Exception {
        try (EmbeddedCluster cluster =
                EmbeddedCluster.builder().mesos(options -> options).start()) {
            post(cluster, "{\"name\":\"bad\",\"command\":\"echo \\u0000\",\"owner\":\"me@example.com\",\"cpus\":0.5}");

            Run run = cluster.chronos().awaitRun("bad", Run::ended, SOON);

            assertThat(run.state()).isEqualTo(Run.State.FAILED);
            String framework = cluster.mesos().framework("chronos").orElseThrow();
            assertThat(cluster.mesos()
                            .task(framework, run.taskId())
                            .orElseThrow()
                            .state())
                    .isEqualTo("TASK_FAILED");
        }
    }

    private JsonNode containers(EmbeddedCluster cluster) throws IOException, InterruptedException {
        URI agent = cluster.mesos().agents().get(0).url();
        HttpRequest request = HttpRequest.newBuilder(agent.resolve("/api/v1"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("{\"type\":\"GET_CONTAINERS\"}"))
                .build();
        String answer = client.send(request, BodyHandlers.ofString()).body();
        return new ObjectMapper().readTree(answer).at("/get_containers/containers");
    }

    @ParameterizedTest
    @EnumSource(
            value = CpuLimiting.class,
            names = {"AUTO", "DUTY_CYCLE"})
    void job_realProcess_runsWithItsEnvironment(CpuLimiting limiting) throws Exception {
        try (EmbeddedCluster cluster =
                EmbeddedCluster.builder().processes(limiting).start()) {
            post(
                    cluster,
                    "{\"name\":\"env\",\"command\":\"env\",\"owner\":\"me@example.com\",\"cpus\":0.5,"
                            + "\"environmentVariables\":[{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"CHRONOS_JOB_NAME\",\"value\":\"x\"}]}");

            Run run = cluster.chronos().awaitRun("env", Run::ended, SOON);
            assertThat(run.state()).isEqualTo(Run.State.FINISHED);
            assertThat(Files.readAllLines(run.sandbox().orElseThrow().resolve("stdout")))
                    .contains(
                            "A=1",
                            "CHRONOS_JOB_NAME=env",
                            "CHRONOS_JOB_OWNER=me@example.com",
                            "CHRONOS_RESOURCE_CPU=0.5")
                    .contains(
                            "MESOS_TASK_ID=" + run.taskId(),
                            "mesos_task_id=" + run.taskId(),
                            "CHRONOS_JOB_RUN_ATTEMPT=0");
            assertThat(cluster.chronos()
                            .awaitJob("env", job -> job.get("successCount").asInt() == 1, SOON))
                    .isNotNull();
        }
    }

    @Test
    void job_readRightAfterTheWrite_isNotThereYet() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.builder()
                .simulated(Behaviour.lasting(Duration.ofSeconds(1)))
                .chronos(options -> options.withReadLag(Duration.ofSeconds(1)))
                .start()) {
            assertThat(post(
                                    cluster,
                                    "{\"name\":\"late\",\"command\":\"x\",\"schedule\":\"R/2035-01-01T00:00:00Z/P1D\"}")
                            .statusCode())
                    .isEqualTo(204);

            assertThat(cluster.chronos().job("late")).isEmpty();
            assertThat(cluster.chronos().awaitJob("late", job -> true, SOON)).isNotNull();
        }
    }

    @Test
    void awaitRun_neverHappens_failsWithWhatThereIs() {
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            assertThatThrownBy(() -> cluster.chronos().awaitRun("none", Run::ended, Duration.ofMillis(50)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("runs of none");
        }
    }

    @Test
    void writeCredentials_cluster_namesEverythingAClientNeeds(@TempDir Path directory) throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.builder()
                .chronos(options -> options.withCredentials("admin", "s3cret"))
                .start()) {
            cluster.writeCredentials(directory);

            JsonNode chronos = new ObjectMapper()
                    .readTree(directory.resolve("chronos.json").toFile());
            assertThat(chronos.get("url").asText())
                    .isEqualTo(cluster.chronos().url().toString());
            assertThat(chronos.get("user").asText()).isEqualTo("admin");
            assertThat(chronos.get("password").asText()).isEqualTo("s3cret");
        }
    }

    @Test
    void close_runningJob_leavesNoProcess() throws Exception {
        Run run;
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            post(cluster, "{\"name\":\"sleeper\",\"command\":\"echo $$; exec sleep 301\"}");
            run = cluster.chronos().awaitRun("sleeper", r -> !r.ended(), SOON);
        }
        assertThat(run.sandbox().orElseThrow()).doesNotExist();
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(p -> p.info().arguments().stream()
                                .flatMap(java.util.Arrays::stream)
                                .anyMatch("301"::equals)))
                .isEmpty();
    }

    @Test
    void fixtures_unknownName_sayWhatIsMissing() {
        assertThatThrownBy(() -> Fixtures.load("chronos/9.9.9/core")).hasMessageContaining("chronos/9.9.9/core");
        assertThat(Fixtures.load("chronos/3.0.3/core", "010-leader").status()).isEqualTo(200);
    }
}
