package io.mesokit.perf.counters;

import static io.mesokit.perf.counters.PerfEvent.CONTEXT_SWITCHES;
import static io.mesokit.perf.counters.PerfEvent.PAGE_FAULTS;
import static io.mesokit.perf.counters.PerfEvent.TASK_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A control group that a test makes for itself. */
record OwnCgroup(Path directory) implements AutoCloseable {
    static final String PREFIX = "mesokit-counters-";

    OwnCgroup {
        try {
            Files.createDirectory(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static OwnCgroup below(Path parent) {
        return new OwnCgroup(parent.resolve(PREFIX + ProcessHandle.current().pid()));
    }

    void add(Workload work) throws IOException {
        Files.writeString(directory.resolve("cgroup.procs"), String.valueOf(work.pid()));
    }

    /**
     * Counts a workload here, beside perf stat and what /proc says of it. The tolerances: page faults 1 % of perf stat and
     * 5 % of /proc, which counts in addition the pages that the kernel itself fetches for a new program; switches 5 of perf
     * stat; the time 3 % of perf stat; of /proc at most two ticks (20 ms) less, and 3 %, two ticks and a millisecond for each of
     * its forty children more, whose beginnings and ends /proc counts for nobody.
     */
    void countsAsPerfStatAndProc() throws Exception {
        int processors = OnlineCpus.of(Machine.local()).size();
        String name = directory.getFileName().toString();
        String events = "task-clock,page-faults,context-switches";
        try (Workload work = new Workload(Workload.MIXED_THEN_WAITING);
                PerfStat stat = PerfStat.start(3 * processors, "-a", "-e", events, "--for-each-cgroup", name);
                PerfCounters counters = PerfCounters.ofCgroup(directory, TASK_CLOCK, PAGE_FAULTS, CONTEXT_SWITCHES)) {
            assertThat(counters.descriptors()).isEqualTo(3 * processors);
            add(work);
            Workload.Used before = work.used();
            work.goAndAwaitDone();
            Workload.Used proc = work.used().since(before);
            PerfSample sample = counters.read();
            stat.interrupt();
            Map<String, Double> peer = stat.result();

            assertThat(value(sample, PAGE_FAULTS))
                    .isGreaterThan(1000)
                    .isCloseTo(peer.get("page-faults").longValue(), withPercentage(1))
                    .isCloseTo(proc.faults(), withPercentage(5));
            assertThat(value(sample, CONTEXT_SWITCHES))
                    .isGreaterThan(40)
                    .isCloseTo(peer.get("context-switches").longValue(), within(5L));
            assertThat(value(sample, TASK_CLOCK))
                    .isCloseTo((long) (peer.get("task-clock") * 1e6), withPercentage(3))
                    .isBetween(proc.nanos() - 20_000_000, proc.nanos() * 103 / 100 + 60_000_000);
        }
    }

    private static long value(PerfSample sample, PerfEvent event) {
        return ((Reading.Measured) sample.get(event)).value();
    }

    /** The mount of version 2, if control groups may be made and counted there. */
    static Path version2() {
        Path root = mounted("cgroup2");
        assumeTrue(Files.isWritable(root.resolve("cgroup.procs")), "control groups may be made in " + root);
        PerfProbe probe = PerfProbe.ofCgroup(root, TASK_CLOCK);
        assumeTrue(!probe.countable().isEmpty(), probe.toString());
        return root;
    }

    static Path mounted(String type) {
        try {
            Optional<Path> mount = Files.readAllLines(Path.of("/proc/mounts")).stream()
                    .map(line -> line.split(" "))
                    .filter(fields -> fields[2].equals(type))
                    .map(fields -> Path.of(fields[1]))
                    .findFirst();
            assumeTrue(mount.isPresent(), type + " is mounted");
            return mount.orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(directory);
    }
}
