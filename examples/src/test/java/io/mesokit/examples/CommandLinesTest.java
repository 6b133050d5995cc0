package io.mesokit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.Planted;
import io.mesokit.examples.launcher.LauncherCommand;
import io.mesokit.examples.supervisor.SupervisorCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLinesTest {
    @TempDir
    Path directory;

    private Path framework;
    private Path monasca;
    private Path job;
    private Path secret;

    private record Result(int code, String output) {}

    @BeforeEach
    void files() throws IOException {
        framework = Files.writeString(
                directory.resolve("framework.json"),
                "{\"url\": \"http://127.0.0.1:1\", \"user\": \"" + Planted.USER + "\", \"password\": \""
                        + Planted.PASSWORD + "\"}");
        monasca = Files.writeString(
                directory.resolve("monasca.json"),
                "{\"keystone_url\": \"http://127.0.0.1:1\", \"username\": \"u\", \"password\": \""
                        + Planted.OTHER_PASSWORD + "\"}");
        job = Files.writeString(
                directory.resolve("job.json"),
                "{\"name\": \"a\", \"schedule\": \"R2//PT1M\", \"command\": \"true\", \"container\": {\"image\": \"i\"},"
                        + " \"qos\": {\"duration\": 1, \"deadline\": 9}}");
        secret = Files.writeString(directory.resolve("secret"), Planted.TOKEN);
    }

    @Test
    void launcher_help_namesOptionsExitCodesAndMarathon() {
        assertThat(launcher("--help").output())
                .contains("-j", "-c", "-m", "-i", "Exit codes", "sdk-marathon", "\"qos\"", "--secret-file");
    }

    @Test
    void launcher_forMarathon_refusesWithItsOwnCode() {
        Result result = launcher("-j", job.toString(), "-m", framework.toString(), "-i", "http://127.0.0.1:1");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.output()).contains("sdk-marathon");
    }

    @Test
    void launcher_chronosAndMarathon_isWrongUsage() {
        assertThat(launcher(
                                "-j",
                                job.toString(),
                                "-c",
                                framework.toString(),
                                "-m",
                                framework.toString(),
                                "-i",
                                "http://x")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void launcher_oldCommandLineWithMonasca_getsAsFarAsChronos() {
        Result result = launcher(
                "-j",
                job.toString(),
                "-m",
                monasca.toString(),
                "-c",
                framework.toString(),
                "-i",
                "http://127.0.0.1:1",
                "--secret-file",
                secret.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).startsWith("Not launched: ").doesNotContain(Planted.PASSWORD);
    }

    @Test
    void launcher_chronosBehindSeveralAddresses_getsAsFarAsChronos() throws IOException {
        Files.writeString(framework, "{\"url\": [\"http://127.0.0.1:1\", \"http://127.0.0.1:2\"]}");

        Result result = launcher(
                "-j",
                job.toString(),
                "-m",
                monasca.toString(),
                "-c",
                framework.toString(),
                "-i",
                "http://127.0.0.1:1",
                "--secret-file",
                secret.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).startsWith("Not launched: ");
    }

    @Test
    void launcher_marathonBehindSeveralAddresses_refusesWithItsOwnCode() throws IOException {
        Files.writeString(framework, "{\"url\": [\"http://127.0.0.1:1\", \"http://127.0.0.1:2\"]}");

        assertThat(launcher("-j", job.toString(), "-m", framework.toString(), "-i", "http://x")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void launcher_badJobFile_namesTheFieldAndNothingIsSent() throws IOException {
        Files.writeString(job, "{\"name\": \"a\"}");

        Result result = launcher("-j", job.toString(), "-c", framework.toString(), "-i", "http://127.0.0.1:1");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("\"qos\" is missing");
    }

    @Test
    void launcher_withoutChronosOrSecret_saysWhatToDo() {
        assertThat(launcher("-j", job.toString(), "-i", "http://127.0.0.1:1").output())
                .contains("-c is missing");
        assertThat(launcher("-j", job.toString(), "-c", framework.toString(), "-i", "http://127.0.0.1:1")
                        .output())
                .contains("--secret-file");
    }

    @Test
    void supervisor_help_namesTheOriginalsOptionsAndDefaults() {
        assertThat(supervisor("--help").output()).contains("-c", "-m", "-o", "-i", "-p", "0.0.0.0", "30000", "--state");
    }

    @Test
    void supervisor_shortSecret_isRefusedWithoutShowingIt() throws IOException {
        Files.writeString(secret, "hunter2");

        Result result = supervisor("-c", framework.toString(), "--secret-file", secret.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("too short").doesNotContain("hunter2");
    }

    @Test
    void supervisor_noSecretFile_saysWhy() {
        Result result = supervisor(
                "-c",
                framework.toString(),
                "--secret-file",
                directory.resolve("none").toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("none cannot be read: no such file");
    }

    @Test
    void supervisor_sizesInTheWrongOrder_isWrongUsage() {
        Result result = supervisor(
                "-c", framework.toString(), "--secret-file", secret.toString(), "--cpu-min", "3", "--cpu-max", "2");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("min <= max");
    }

    private static Result launcher(String... arguments) {
        return run(LauncherCommand.commandLine(), arguments);
    }

    private static Result supervisor(String... arguments) {
        return run(SupervisorCommand.commandLine(), arguments);
    }

    private static Result run(CommandLine command, String... arguments) {
        StringWriter output = new StringWriter();
        int code = command.setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute(arguments);
        return new Result(code, output.toString());
    }
}
