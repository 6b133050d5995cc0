package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.chronos.InvalidJobException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.Planted;
import io.mesokit.examples.launcher.JobFile;
import io.mesokit.examples.launcher.Launcher;
import io.mesokit.examples.launcher.LauncherCommand;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, with a supervisor behind a relay that can lose its answers. */
class LaunchTest {
    private static final Tokens TOKENS = Tokens.of(Planted.TOKEN);

    private static final String JOB = """
            {"name": "etl", "schedule": "R2//PT5M", "command": "work", "container": {"image": "i"}, %s,
             "qos": {"duration": 100, "deadline": 3600}}
            """;

    static {
        Planted.secret(TOKENS.forLauncher());
    }

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private VirtualCluster cluster;
    private Webhook webhook;
    private WireServer relay;
    private Launcher launcher;

    @BeforeEach
    void start() {
        cluster = new VirtualCluster(directory, Behaviour.needing(Duration.ofSeconds(100))).supervised();
        webhook = Webhook.start(cluster.supervisor, TOKENS, cluster.clock, new InetSocketAddress("127.0.0.1", 0));
        relay = WireServer.start("relay", 0, this::relayed);
        launcher = new Launcher(cluster.chronos, relay.url(), TOKENS);
    }

    @AfterEach
    void stop() {
        launcher.close();
        relay.close();
        webhook.close();
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"container\": {\"image\": \"i\", \"network\": \"bridge\"}",
                "\"uris\": [\"http://a/b\"], \"fetch\": [{\"uri\": \"http://a/c\"}]",
                "\"scheduleTimeZone\": \"Nowhere/Never\"",
                "\"constraints\": [[\"rack\", \"NEAR\", \"1\"]]"
            })
    void launch_jobThatMustNotBeSent_isRefusedBeforeItIsRegistered(String odd) {
        assertThatThrownBy(() -> launcher.launch(job(odd), false)).isInstanceOf(InvalidJobException.class);

        assertThat(relay.requests()).isEmpty();
        assertThat(cluster.supervisor.jobs().join()).isEmpty();
    }

    @Test
    void launch_answerToTheRegistrationLost_isAskedForAgain() {
        relay.faults().when(LaunchTest::registers).resetMidBody(0);

        launcher.launch(job("\"retries\": 1"), false);

        assertThat(cluster.supervisor.jobs().join()).hasSize(1);
        assertThat(relay.requests()).filteredOn(LaunchTest::registers).hasSize(2);
        assertThat(cluster.cluster.chronos().job("etl")).isPresent();
    }

    @Test
    void launch_everyAnswerToTheRegistrationLost_isRegisteredNowhere() {
        for (int i = 0; i < 10; i++) {
            relay.faults().when(LaunchTest::registers).resetMidBody(0);
        }

        assertThatThrownBy(() -> launcher.launch(job("\"retries\": 1"), false)).isInstanceOf(MesokitException.class);

        assertThat(cluster.outcome(cluster.state("etl"))).contains(Ending.Outcome.STOPPED);
        assertThat(cluster.cluster.chronos().job("etl")).isEmpty();
    }

    @Test
    void launch_replacingAndChronosRefuses_theOldJobStays() {
        cluster.putStrange("etl", "old");
        cluster.cluster
                .chronos()
                .faults()
                .when(request -> request.method().equals("POST"))
                .failNext(400);

        assertThatThrownBy(() -> launcher.launch(job("\"retries\": 1"), true))
                .isInstanceOf(MesokitException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());

        cluster.untilRemoved("etl");
        assertThat(cluster.cluster
                        .chronos()
                        .job("etl")
                        .orElseThrow()
                        .path("command")
                        .asText())
                .isEqualTo("old");
        assertThat(cluster.runs("etl")).isEmpty();
    }

    @Test
    void command_withdrawingFailsToo_saysSo() throws IOException {
        cluster.cluster
                .chronos()
                .faults()
                .when(request -> request.method().equals("POST"))
                .failNext(400);
        relay.faults().when(request -> request.path().equals("/cancelTask")).failNext(500);
        StringWriter errors = new StringWriter();

        int code = LauncherCommand.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute(
                        "-j", file("job.json", JOB.formatted("\"retries\": 1")),
                        "-c",
                                file(
                                        "chronos.json",
                                        "{\"url\": \""
                                                + cluster.cluster.chronos().url() + "\"}"),
                        "-i", relay.url().toString(),
                        "--secret-file", file("secret", Planted.TOKEN));

        assertThat(code).isEqualTo(1);
        assertThat(errors.toString())
                .startsWith("Not launched: ")
                .contains("and could not be withdrawn", cluster.state("etl").uuid(), "500");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private static boolean registers(WireRequest request) {
        return request.path().equals("/initTask");
    }

    private static JobFile job(String odd) {
        return JobFile.parse(JOB.formatted(odd).getBytes(StandardCharsets.UTF_8), "job.json");
    }

    private WireResponse relayed(WireRequest request) throws InterruptedException {
        HttpRequest onwards = HttpRequest.newBuilder(webhook.url().resolve(request.path()))
                .header("Authorization", request.header("Authorization").orElse(""))
                .header("Content-Type", request.header("Content-Type").orElse(""))
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofByteArray(request.body()))
                .build();
        try {
            HttpResponse<String> answer = http.send(onwards, HttpResponse.BodyHandlers.ofString());
            return WireResponse.of(answer.statusCode(), "application/json", answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
