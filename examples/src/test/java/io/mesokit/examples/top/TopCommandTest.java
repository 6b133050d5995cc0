package io.mesokit.examples.top;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Planted;
import io.mesokit.core.spi.Json;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.mesos.MesosTask;
import io.mesokit.testkit.time.RealTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command against a cluster, as its user runs it. */
class TopCommandTest {
    private static final String SECRET = Planted.PASSWORD;

    @TempDir
    Path directory;

    private final RealTime time = RealTime.start();
    private final EmbeddedMesos mesos =
            EmbeddedMesos.start(MesosOptions.ofDefaults().withCredentials(Planted.USER, SECRET), time);
    private MesosTask task;
    private Path credential;

    private record Result(int code, String output) {}

    @BeforeEach
    void launch() throws IOException {
        String framework = mesos.addFramework("mara\u001b[2Jthon");
        String agent = mesos.agentIds().get(0);
        task = mesos.launch(framework, agent, "web\u001b]0;x\u0007", "cpus:0.5;mem:64")
                .run();
        mesos.launch(framework, agent, "job", "cpus:2;mem:1024").run().fail(3);
        credential = Files.writeString(directory.resolve("credential"), Planted.USER + " " + SECRET + "\n");
    }

    @AfterEach
    void close() {
        mesos.close();
        time.close();
    }

    @Test
    void once_text_hasAllTablesAndNoEscape() {
        Result result = top("--once", "-c", credential.toString());
        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("cpus: 0.5 of 8", "agents: 1 active", "tasks: 1 failed, 1 running")
                .contains("web?]0;x?", "mara?[2Jthon", task.agent(), "Command exited with status 3")
                .doesNotContain("\u001b", SECRET);
    }

    @Test
    void once_pageAndFilter_printOnlyThat() {
        Result result = top("--once", "-c", credential.toString(), "--page", "tasks", "-f", "state:failed");
        assertThat(result.output()).contains("job").doesNotContain("web?", "HOST");
    }

    @Test
    void once_json_isOneDocument() throws IOException {
        Result result = top("--once", "--json", "-c", credential.toString(), "-s", "name");
        JsonNode report = Json.mapper().readTree(result.output());
        assertThat(report.path("agents").path(0).path("used").path("cpus").asDouble())
                .isEqualTo(0.5);
        assertThat(report.path("frameworks").path(0).path("running").asInt()).isEqualTo(1);
        assertThat(report.path("frameworks").path(0).path("share").asDouble()).isEqualTo(0.5 / 8);
        assertThat(report.path("tasks").findValuesAsText("name")).containsExactly("web\u001b]0;x\u0007", "job");
        assertThat(result.output()).doesNotContain("\u001b", SECRET);
    }

    @Test
    void json_withoutOnce_isALineForEachChangeUntilNobodyReads() throws Exception {
        PipedReader read = new PipedReader();
        PrintWriter written = new PrintWriter(new PipedWriter(read));
        CommandLine command = TopCommand.commandLine().setOut(written);
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> command.execute(arguments("--json")));
        try (BufferedReader lines = new BufferedReader(read)) {
            assertThat(next(lines, "state").path("tasks")).hasSize(2);
            task.finish();
            JsonNode change = next(lines, "task");
            assertThat(change.path("change").asText()).isEqualTo("changed");
            assertThat(change.path("task").path("state").asText()).isEqualTo("finished");
        }
        mesos.addFramework("other");
        assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void json_credentialsAreRefusedLater_saysSo() throws Exception {
        PipedReader read = new PipedReader();
        StringWriter errors = new StringWriter();
        CommandLine command = TopCommand.commandLine()
                .setOut(new PrintWriter(new PipedWriter(read)))
                .setErr(new PrintWriter(errors, true));
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> command.execute(arguments("--json")));
        try (BufferedReader lines = new BufferedReader(read)) {
            next(lines, "state");
            mesos.masters().get(0).faults().failNext(401, 100);
            mesos.restartLeader();
            assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(3);
        }
        assertThat(errors.toString()).contains("401").doesNotContain(SECRET);
    }

    private static JsonNode next(BufferedReader lines, String type) throws IOException {
        JsonNode line = Json.mapper().readTree(lines.readLine());
        while (!line.path("type").asText().equals(type)) {
            line = Json.mapper().readTree(lines.readLine());
        }
        return line;
    }

    @Test
    void credential_asJson_isTakenToo() throws IOException {
        Files.writeString(credential, "{\"principal\": \"" + Planted.USER + "\", \"secret\": \"" + SECRET + "\"}");
        assertThat(top("--once", "-c", credential.toString()).code()).isZero();
    }

    @Test
    void credential_inTheUrl_isTakenToo() {
        String url = mesos.url().toString().replace("://", "://" + Planted.USER + ":" + SECRET + "@");
        Result result = run("--master", url, "--once");
        assertThat(result.code()).as(result.output()).isZero();
    }

    @Test
    void credential_ofSeveral_isTheOneThatIsNamed() throws IOException {
        Files.writeString(credential, "other x\n" + Planted.USER + " " + SECRET);
        assertThat(top("--once", "-c", credential.toString(), "--principal", Planted.USER)
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SECRET", "a SECRET c", "{\"principal\": \"SECRET\"}", "{SECRET", "a b\nc SECRET"})
    void credential_ofAnotherForm_isWrongUsageAndNotShown(String content) throws IOException {
        Files.writeString(credential, content.replace("SECRET", SECRET));
        Result result = top("--once", "-c", credential.toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("credential file").doesNotContain(SECRET);
    }

    @Test
    void credential_wrongOrMissing_isRefused() throws IOException {
        assertThat(top("--once").code()).isEqualTo(3);
        Files.writeString(credential, Planted.USER + " " + Planted.OTHER_PASSWORD);
        Result result = top("--once", "-c", credential.toString());
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.output()).contains("401").doesNotContain(Planted.OTHER_PASSWORD);
    }

    @Test
    void master_thatIsNotThere_isNoAnswer() {
        Result result = run("--master", "http://127.0.0.1:1", "--once");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("127.0.0.1:1");
    }

    @Test
    void principal_withoutAFile_isWrongUsage() {
        Result result = top("--once", "--principal", Planted.USER);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("--principal", "--credential-file");
    }

    @Test
    void usage_wrong_isSaid() {
        assertThat(run("--per-second", "0").code()).isEqualTo(2);
        assertThat(run("--sort", "colour").code()).isEqualTo(2);
        assertThat(run("--master", "ftp://x").code()).isEqualTo(2);
        assertThat(run("--master", "zk://nowhere").code()).isEqualTo(2);
        assertThat(run("--help").output()).contains("Exit codes", "--once", "--json", "--credential-file");
    }

    private String[] arguments(String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"--master", mesos.url().toString(), "-c", credential.toString()}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return all;
    }

    private Result top(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--master";
        all[1] = mesos.url().toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return run(all);
    }

    private static Result run(String... arguments) {
        StringWriter output = new StringWriter();
        int code = TopCommand.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute(arguments);
        return new Result(code, output.toString());
    }
}
