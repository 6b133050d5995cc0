package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A child process that works when it is told to, and then ends. */
final class Workload implements AutoCloseable {
    /** A few 100 ms of work with page faults and switches. */
    static final String MIXED =
            "read go; i=0; while [ $i -lt 40 ]; do /bin/true; i=$((i+1)); done; i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";

    private final Process process;

    Workload(String script) throws IOException {
        process = new ProcessBuilder("sh", "-c", script).start();
    }

    long pid() {
        return process.pid();
    }

    void go() throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write('\n');
        }
    }

    void goAndAwaitEnd() throws IOException, InterruptedException {
        go();
        assertThat(process.waitFor()).isZero();
    }

    String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Descriptors of this process or another, of one kind. */
    static long descriptors(String pid, String kind) {
        try (Stream<Path> all = Files.list(Path.of("/proc", pid, "fd"))) {
            return all.filter(each -> target(each).contains(kind)).count();
        } catch (IOException gone) {
            return 0;
        }
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for 10 s").isLessThan(until);
            Thread.sleep(1);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
