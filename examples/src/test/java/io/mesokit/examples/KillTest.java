package io.mesokit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Planted;
import io.mesokit.examples.launcher.LauncherCommand;
import io.mesokit.examples.launcher.Wrapper;
import io.mesokit.examples.supervisor.SupervisorCommand;
import io.mesokit.examples.supervisor.Tokens;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.chronos.Run;
import io.mesokit.testkit.keystone.Account;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both programs as their users run them, on real processes; and the supervisor killed, as by kill -9. */
class KillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private EmbeddedCluster cluster;
    private Path secret;
    private int port;
    private final List<OwnJvm> supervisors = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        cluster = EmbeddedCluster.builder()
                .chronos(options -> options.withCredentials(Planted.USER, Planted.PASSWORD))
                .keystone(users -> users.user(Account.of("mon", Planted.OTHER_PASSWORD)))
                .start();
        cluster.writeCredentials(directory);
        Path monasca = directory.resolve("monasca.json");
        Files.writeString(monasca, Files.readString(monasca).replace("mon-pw", Planted.OTHER_PASSWORD));
        secret = Files.writeString(directory.resolve("secret"), Planted.TOKEN);
        Planted.secret(Tokens.of(Planted.TOKEN).forLauncher());
        Planted.secret("gAAAAAB");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        supervisors.forEach(each -> each.process.destroyForcibly());
        cluster.close();
    }

    @Test
    void supervisor_killedInTheMiddle_bringsTheJobToItsEnd() throws Exception {
        startSupervisor();
        assertThat(launch("steady", 3)).isZero();
        cluster.chronos().awaitRuns("steady", Run::ended, 1, PATIENCE);
        JsonNode job = cluster.chronos().job("steady").orElseThrow();

        Process killed = supervisors.get(0).process.destroyForcibly();
        assertThat(killed.waitFor(20, TimeUnit.SECONDS)).isTrue();
        startSupervisor();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (cluster.chronos().job("steady").isPresent() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }

        assertThat(cluster.chronos().job("steady")).as("deleted at its end").isEmpty();
        assertThat(cluster.chronos().runs("steady")).hasSize(3).allMatch(run -> run.state() == Run.State.FINISHED);
        assertThat(supervisors).allSatisfy(each -> assertThat(each.printed()).contains("Supervising"));
        assertThat(supervisors.get(1).logged()).contains("steady: ended, MET");
        assertThat(job.path("environmentVariables").findValuesAsText("name")).contains(Wrapper.TOKEN);
        job.path("environmentVariables").forEach(variable -> {
            if (variable.path("name").asText().equals(Wrapper.TOKEN)) {
                assertThat(job.path("command").asText())
                        .doesNotContain(Planted.secret(variable.path("value").asText()));
            }
        });
        assertThat(job.toString()).doesNotContain(Planted.TOKEN);
    }

    @Test
    void supervisor_sigterm_doesNotWaitForItself() throws Exception {
        startSupervisor();
        OwnJvm supervisor = supervisors.get(0);

        supervisor.process.destroy();

        assertThat(supervisor.process.waitFor(20, TimeUnit.SECONDS))
                .as(supervisor.printed())
                .isTrue();
        assertThat(supervisor.process.exitValue()).isEqualTo(143);
    }

    private int launch(String name, int runs) throws IOException {
        Path file = Files.writeString(directory.resolve(name + ".json"), """
                {"schedule": "R%d//PT5M", "name": "%s", "command": "sleep 0.4", "cpus": "0.5", "mem": "32",
                 "container": {"type": "DOCKER", "image": "busybox"},
                 "qos": {"duration": 1, "deadline": 120, "desv_deadline": 0.2}}
                """.formatted(runs, name));
        StringWriter output = new StringWriter();
        int code = LauncherCommand.commandLine()
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .execute(
                        "-j", file.toString(),
                        "-c", directory.resolve("chronos.json").toString(),
                        "-i", "http://127.0.0.1:" + port,
                        "--secret-file", secret.toString());
        assertThat(output.toString()).contains("Launch completed with UUID").doesNotContain(Planted.TOKEN);
        return code;
    }

    private void startSupervisor() throws Exception {
        OwnJvm supervisor = new OwnJvm(
                "supervisor-" + supervisors.size(),
                "",
                List.of(
                        SupervisorCommand.class.getName(),
                        "-c",
                        directory.resolve("chronos.json").toString(),
                        "-m",
                        directory.resolve("monasca.json").toString(),
                        "-i",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "--secret-file",
                        secret.toString(),
                        "--state",
                        directory.resolve("state.db").toString(),
                        "--poll",
                        "0.2",
                        "--launch-cost",
                        "1"));
        supervisors.add(supervisor);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            assertThat(System.nanoTime()).as(supervisor.printed()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean answers() throws InterruptedException {
        HttpRequest hello = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(hello, HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
