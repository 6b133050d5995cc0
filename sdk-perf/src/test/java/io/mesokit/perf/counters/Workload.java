package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A child process that works when it is told to, and then ends. */
final class Workload implements AutoCloseable {
    /** A few 100 ms of work with page faults and switches. */
    static final String MIXED =
            "read go; i=0; while [ $i -lt 40 ]; do /bin/true; i=$((i+1)); done; i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";

    /** The same, which then waits for its end, so that /proc can be asked for what it has used. */
    static final String MIXED_THEN_WAITING = MIXED + "; echo done; read end";

    /** Fields of /proc/PID/stat, counted from behind the command. */
    private static final int FAULTS = 7;

    private static final int TIMES = 11;
    private static final long TICK_NANOS = 10_000_000;

    /** Page faults and time of a process, together with those of its children that have ended. */
    record Used(long faults, long nanos) {
        Used since(Used earlier) {
            return new Used(faults - earlier.faults, nanos - earlier.nanos);
        }
    }

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

    void goAndAwaitDone() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        assertThat(process.getInputStream().readNBytes(5)).asString().isEqualTo("done\n");
    }

    /** Until now, if it is still there. */
    Used used() throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new Used(sum(fields, FAULTS), sum(fields, TIMES) * TICK_NANOS);
    }

    /** Its own and its children's, twice: minor and major, or of the user and the system. */
    private static long sum(String[] fields, int from) {
        return IntStream.range(from, from + 4)
                .mapToLong(at -> Long.parseLong(fields[at]))
                .sum();
    }

    String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Descriptors of this process, {@code self}, or of another, which may have ended; of one kind. */
    static long descriptors(String pid, String kind) {
        try (Stream<Path> all = Files.list(Path.of("/proc", pid, "fd"))) {
            return all.filter(each -> target(each).contains(kind)).count();
        } catch (IOException gone) {
            if (pid.equals("self")) {
                throw new UncheckedIOException(gone);
            }
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
        process.destroyForcibly().onExit().join();
    }
}
