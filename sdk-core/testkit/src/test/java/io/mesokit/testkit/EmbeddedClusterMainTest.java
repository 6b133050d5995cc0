package io.mesokit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
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
    void run_mesosIsDescribed_saysWhereMastersAndAgentsAre() throws IOException {
        int port = freePort();
        interrupted.countDown();
        int status = command.execute(
                "--mesos-ports=" + port + ",0",
                "--agents=cpus:2;mem:512",
                "--agents=cpus:4;mem:1024",
                "--mesos-credentials=ops:secret",
                "--cpu-limit=none");

        assertThat(status).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("master    http://127.0.0.1:" + port)
                .containsPattern("(?s)master.*master.*agent.*agent");
    }

    @Test
    void run_withoutMesos_startsNone() {
        interrupted.countDown();
        assertThat(command.execute("--cpu-limit=none")).isZero();
        assertThat(out.toString()).doesNotContain("master ");
    }

    @Test
    void run_portIsTaken_saysSoAndLeavesNothingRunning() throws IOException {
        Set<String> before = threads();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(command.execute("--cpu-limit=none", "--mesos", "--monasca-port=" + taken.getLocalPort()))
                    .isEqualTo(1);
        }
        assertThat(out.toString()).contains("Cannot start: ").doesNotContain("\tat ");
        while (!before.containsAll(threads())) { // one that was told to end takes a moment
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("mesokit"))
                .collect(Collectors.toSet());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void run_unknownOption_isRefused() {
        assertThat(command.execute("--nope")).isEqualTo(2);
        assertThat(out.toString()).contains("--nope");
    }
}
