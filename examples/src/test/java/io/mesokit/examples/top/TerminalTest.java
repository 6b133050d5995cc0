package io.mesokit.examples.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.RealTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command on a terminal of the system's, with the log that its users have. */
@Timeout(120)
class TerminalTest {
    private static final String ALTERNATE_SCREEN = "\u001b[?1049h";
    private static final String USUAL_SCREEN = "\u001b[?1049l";
    private static final String CURSOR = "\u001b[?25h";

    @TempDir
    Path directory;

    private final RealTime time = RealTime.start();
    private final EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), time);
    private final StringBuilder shown = new StringBuilder();
    private Process script;

    @BeforeEach
    void launch() {
        assumeThat(Path.of("/usr/bin/script")).exists();
        mesos.launch(mesos.addFramework("mara\u001b[2Jthon"), mesos.agentIds().get(0), "web\u001b]0;x\u0007", "cpus:1")
                .run();
    }

    @AfterEach
    void close() {
        if (script != null) {
            script.descendants().forEach(ProcessHandle::destroyForcibly);
            script.destroyForcibly();
        }
        mesos.close();
        time.close();
    }

    @Test
    void terminal_untilQuit_isDrawnAndLeftAsItWas() throws Exception {
        start("");
        until("live, heard");
        assertThat(shown)
                .contains(ALTERNATE_SCREEN, "mesos-top", "web?]0;x?")
                .doesNotContain("\u001b]0;x", "\u001b[2Jthon");
        type("q");
        assertThatItIsAsItWas("CODE=0");
        assertThat(shown).doesNotContain("WARN");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void terminal_toldToEnd_isLeftAsItWas(String signal, int code) throws Exception {
        start("");
        until("live, heard");
        ProcessHandle top = script.descendants()
                .filter(each -> each.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(top.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThatItIsAsItWas("CODE=" + code);
    }

    @Test
    void terminal_streamLost_isNotLoggedOver() throws Exception {
        start("");
        until("live, heard");
        mesos.restartLeader();
        until(" gaps: ");
        type("q");
        until("CODE=0");
        assertThat(shown).doesNotContain("WARN");
    }

    @Test
    void terminal_streamLost_isLoggedWhereStderrGoes() throws Exception {
        Path log = directory.resolve("log");
        start(" 2> " + log);
        until("live, heard");
        mesos.restartLeader();
        until(" gaps: ");
        type("q");
        until("CODE=0");
        assertThat(shown).doesNotContain("WARN");
        assertThat(log).content().contains("WARN", "stream lost");
    }

    @Test
    void output_intoAFile_isPrintedOnceAsText() throws Exception {
        Path file = directory.resolve("printed");
        start(" > " + file);
        until("CODE=0");
        assertThat(shown).doesNotContain(ALTERNATE_SCREEN);
        assertThat(file).content().contains("agents: 1 active", "tasks: 1 running");
    }

    private void start(String redirected) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String run = "stty cols 90 rows 20; timeout --foreground 60 " + java
                + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dlogback.configurationFile=src/main/resources/logback.xml"
                + " -cp '" + System.getProperty("java.class.path") + "' " + TopCommand.class.getName() + " --master "
                + mesos.url() + redirected + "; echo CODE=$?; stty -a";
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", run, "/dev/null").redirectErrorStream(true);
        builder.environment().put("TERM", "xterm");
        script = builder.start();
    }

    private void type(String keys) throws IOException {
        script.getOutputStream().write(keys.getBytes(StandardCharsets.US_ASCII));
        script.getOutputStream().flush();
    }

    private void until(String text) throws IOException {
        byte[] some = new byte[4096];
        while (shown.indexOf(text) < 0) {
            int count = script.getInputStream().read(some);
            assertThat(count).as(shown.toString()).isPositive();
            shown.append(new String(some, 0, count, StandardCharsets.UTF_8));
        }
    }

    private void assertThatItIsAsItWas(String code) throws Exception {
        shown.append(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertThat(script.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(shown)
                .contains(code, USUAL_SCREEN, CURSOR)
                .containsPattern("[^-]icanon")
                .containsPattern("[^-]echo ");
    }
}
