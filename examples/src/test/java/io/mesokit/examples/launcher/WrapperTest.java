package io.mesokit.examples.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.chronos.model.Schedule;
import io.mesokit.core.Planted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wrapper in a real shell, with a curl of our own that writes down what it was given. */
class WrapperTest {
    private static final String TOKEN = Planted.TOKEN;

    @TempDir
    Path directory;

    private Path bin;

    private record Ended(int status, String output) {}

    @BeforeEach
    void curlThatWritesDown() throws IOException {
        bin = Files.createDirectory(directory.resolve("bin"));
        Path curl = Files.writeString(
                bin.resolve("curl"),
                "#!/bin/sh\ncat >\"" + directory + "/input\"\nprintf '%s\\n' \"$@\" >\"" + directory + "/arguments\"\n"
                        + "tr '\\0' '\\n' </proc/$$/environ >\"" + directory + "/environment\"\n");
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void command_fails_statusIsItsOwn() throws Exception {
        assertThat(run("exit 7").status()).isEqualTo(7);
        assertThat(Files.readString(directory.resolve("arguments"))).contains("\"status\":\"7\"");
    }

    @Test
    void command_succeedsAndCurlFails_isASuccess() throws Exception {
        Files.writeString(bin.resolve("curl"), "#!/bin/sh\nexit 22\n");
        Files.writeString(bin.resolve("sleep"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(bin.resolve("sleep"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(run("true").status()).isZero();
    }

    @Test
    void image_withoutCurl_runsAllTheSame() throws Exception {
        Files.delete(bin.resolve("curl"));
        Path tools = Files.createDirectory(directory.resolve("tools"));
        for (String tool : new String[] {"sh", "date", "tr", "hostname", "rm", "sleep"}) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of(which(tool)));
        }

        Ended ended = run("echo done; exit 3", tools.toString());

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.output()).isEqualTo("done\n");
    }

    @Test
    void token_isInNoCommandLineAndNotForTheCommand() throws Exception {
        Ended ended = run("env; tr '\\0' ' ' </proc/$PPID/cmdline");

        assertThat(ended.output()).contains("MESOKIT_JOB_UUID").doesNotContain(TOKEN);
        assertThat(Files.readString(directory.resolve("arguments"))).doesNotContain(TOKEN);
        assertThat(Files.readString(directory.resolve("environment"))).doesNotContain(TOKEN);
        assertThat(Files.readString(directory.resolve("input"))).contains("Authorization: Bearer " + TOKEN);
    }

    @Test
    void report_tellsTimesAndUsage() throws Exception {
        run("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done");

        assertThat(Files.readString(directory.resolve("arguments")))
                .containsPattern("\"user\":\"0m0\\.[0-9]*[1-9][0-9]*s\"")
                .contains("\"run\":\"3\"", "\"cpus\":\"0.5\"", "http://supervisor/updateTask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 'single' \"double\" `echo back` $(echo sub) \\; # no comment",
                "printf '%s' \"it's\"; echo '; rm -rf /nowhere'",
                "echo a\necho b; echo '$HOME'",
                "cat <<'END'\n\"quoted\" $unset\nEND"
            })
    void command_fullOfQuotes_runsAsItWould(String command) throws Exception {
        assertThat(run(command)).isEqualTo(plain(command));
    }

    @Test
    void environment_withJsonInIt_staysHarmless() throws Exception {
        Map<String, String> hostile =
                Map.of("CHRONOS_JOB_NAME", "x\",\"status\":\"0\",\"y\":\"`touch gone`$(touch gone)");

        execute(Wrapper.around("exit 4"), bin + ":" + System.getenv("PATH"), hostile);

        assertThat(Files.readString(directory.resolve("arguments")))
                .contains("\"name\":\"xstatus:0y:touchgonetouchgone\"", "\"status\":\"4\"");
        assertThat(directory.resolve("gone")).doesNotExist();
    }

    @Test
    void arguments_appendedByChronos_reachTheCommand() throws Exception {
        Ended ended =
                execute(Wrapper.around("echo first") + " second third", bin + ":" + System.getenv("PATH"), Map.of());

        assertThat(ended.output()).isEqualTo("first second third\n");
    }

    @Test
    void parked_anySchedule_neverComesDue() {
        Schedule parked = Wrapper.parked(Schedule.parse("R4//PT5M"));

        assertThat(parked.next(Instant.parse("2030-01-01T00:00:00Z")).orElseThrow())
                .isAfter(Instant.parse("2190-01-01T00:00:00Z"));
        assertThat(parked.repetitions()).isEmpty();
        assertThat(Wrapper.parked(parked)).isEqualTo(parked);
    }

    private Ended run(String command) throws Exception {
        return run(command, bin + ":" + System.getenv("PATH"));
    }

    private Ended run(String command, String path) throws Exception {
        return execute(Wrapper.around(command), path, Map.of());
    }

    private Ended plain(String command) throws Exception {
        return execute(command, System.getenv("PATH"), Map.of());
    }

    private Ended execute(String command, String path, Map<String, String> more) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        path,
                        "MESOS_SANDBOX",
                        directory.toString(),
                        "CHRONOS_JOB_NAME",
                        "job",
                        "CHRONOS_RESOURCE_CPU",
                        "0.5",
                        Wrapper.RUN,
                        "3",
                        Wrapper.UUID,
                        "0123456789abcdef0123456789abcdef",
                        Wrapper.URL,
                        "http://supervisor/updateTask",
                        Wrapper.TOKEN,
                        TOKEN));
        builder.environment().putAll(more);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private static String which(String tool) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "command -v " + tool).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
