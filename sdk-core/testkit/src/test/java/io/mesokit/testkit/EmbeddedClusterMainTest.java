package io.mesokit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class EmbeddedClusterMainTest {
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final StringWriter out = new StringWriter();
    private final CommandLine command = EmbeddedClusterMain.command(interrupted)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true));

    @Test
    void run_options_saysWhereEverythingIs(@TempDir Path directory) {
        interrupted.countDown();
        int status = command.execute(
                "--chronos-version=v2",
                "--chronos-credentials=a:b",
                "--follower",
                "--cpu-limit=none",
                "--write-credentials=" + directory);

        assertThat(status).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("/scheduler", "credentials a:b", "follower  http", "keystone  http", "monasca   http");
        assertThat(directory.resolve("chronos.json")).exists();
        assertThat(directory.resolve("monasca.json")).content().contains("keystone_url", "monocasca_client_url");
    }

    @Test
    void run_unknownOption_isRefused() {
        assertThat(command.execute("--nope")).isEqualTo(2);
        assertThat(out.toString()).contains("--nope");
    }
}
