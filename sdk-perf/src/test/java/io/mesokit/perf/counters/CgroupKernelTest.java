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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Software events of control groups on the real kernel, version 2 where perf events are not bound to version 1, and
 * version 1 in a mount that lives as long as its test. Tolerances as for {@link KernelTest}.
 */
class CgroupKernelTest {
    @AfterEach
    void leavesNoDescriptor() {
        assertThat(Workload.descriptors("self", "perf_event")).isZero();
        assertThat(Workload.descriptors("self", Cgroup.PREFIX))
                .as("directories")
                .isZero();
        assertThat(Machine.local().budget().used()).isZero();
    }

    @Test
    void cgroupV2_besidePerfStat_countsTheSame() throws Exception {
        try (Cgroup cgroup = new Cgroup(version2())) {
            besidePerfStat(cgroup);
        }
    }

    /**
     * Takes perf events away from version 2 for everybody on the machine, until the kernel has let go of the mount:
     * only if asked for.
     */
    @Test
    void cgroupV1_besidePerfStat_countsTheSame(@TempDir Path mount) throws Exception {
        assumeTrue(Boolean.getBoolean("perf.mount"), "asked for by -Dperf.mount=true, for it may take some 20 s");
        version2();
        assumeTrue(run("mount", "-t", "cgroup", "-o", "perf_event", "none", mount.toString()) == 0, "may mount");
        try (Cgroup cgroup = new Cgroup(mount)) {
            besidePerfStat(cgroup);
            assertThat(PerfProbe.ofCgroup(mounted("cgroup2"), TASK_CLOCK)
                            .finding(TASK_CLOCK)
                            .orElseThrow()
                            .obstacle())
                    .as("version 2 meanwhile")
                    .contains(PerfObstacle.OTHER_HIERARCHY);
        } finally {
            unbind(mount);
        }
        assertThat(PerfProbe.ofCgroup(mounted("cgroup2"), TASK_CLOCK).countable())
                .isNotEmpty();
    }

    @Test
    void cgroup_withChildren_countsThemToo() throws Exception {
        try (Cgroup parent = new Cgroup(version2());
                Cgroup child = new Cgroup(parent.directory);
                PerfCounters counters = PerfCounters.ofCgroup(parent.directory, PAGE_FAULTS);
                Workload work = new Workload(Workload.MIXED)) {
            child.add(work);
            work.goAndAwaitEnd();

            assertThat(value(counters.read(), PAGE_FAULTS)).isGreaterThan(1000);
        }
    }

    @Test
    void cgroup_removed_isGone_andOneOfTheSameNameIsAnotherOne() throws Exception {
        Path root = version2();
        Cgroup first = new Cgroup(root);
        try (PerfCounters counters = PerfCounters.ofCgroup(first.directory, TASK_CLOCK)) {
            assertThat(counters.read().isGone()).isFalse();
            first.close();
            try (Cgroup second = new Cgroup(root)) {
                assertThat(second.directory).isEqualTo(first.directory);
                assertThat(counters.read().get(TASK_CLOCK)).isEqualTo(new Reading.Gone());
                assertThat(counters.descriptors()).isZero();
            }
        }
    }

    @Test
    void directory_thatIsNoCgroup_isGone(@TempDir Path directory) {
        version2();
        try (PerfCounters counters = PerfCounters.ofCgroup(directory, TASK_CLOCK)) {
            assertThat(counters.read().get(TASK_CLOCK)).isEqualTo(new Reading.Gone());
        }
    }

    @Test
    void watch_ofMoreThanAtOnce_givesEachItsTurnAndNeverExceedsItsDescriptors() throws Exception {
        Path root = version2();
        int processors = OnlineCpus.of(Machine.local()).size();
        try (Cgroup parent = new Cgroup(root);
                Cgroups cgroups = new Cgroups(parent.directory, 7);
                PerfWatch watch = PerfWatch.builder()
                        .events(TASK_CLOCK, CONTEXT_SWITCHES)
                        .descriptors(2 * 3 * processors)
                        .turn(Duration.ZERO)
                        .build()) {
            watch.want(cgroups.directories());
            for (int round = 0; round < 3; round++) {
                watch.read();
                assertThat(watch.watched()).isEqualTo(3);
                assertThat(watch.waiting()).isEqualTo(4);
                assertThat(watch.descriptors()).isEqualTo(6 * processors);
                assertThat(Workload.descriptors("self", "perf_event")).isEqualTo(6L * processors);
            }
            assertThat(watch.read()).containsOnlyKeys(cgroups.directories());
        }
    }

    @Test
    void watch_ofOneThatRests_keepsItsTotalsAndGoesOnFromThem() throws Exception {
        try (Cgroup parent = new Cgroup(version2());
                Cgroup first = new Cgroup(parent.directory);
                Cgroups others = new Cgroups(parent.directory, 1);
                PerfWatch watch = PerfWatch.builder()
                        .events(PAGE_FAULTS)
                        .atOnce(1)
                        .turn(Duration.ZERO)
                        .build()) {
            Path other = others.directories().get(0);
            watch.want(List.of(first.directory, other));
            watch.read();
            work(first.directory);
            PerfSample rested = watch.read().get(first.directory);
            work(first.directory);
            PerfSample unchanged = watch.read().get(first.directory);
            work(first.directory);
            PerfSample again = watch.read().get(first.directory);

            assertThat(value(rested, PAGE_FAULTS)).isGreaterThan(1000);
            assertThat(unchanged.watched())
                    .isBetween(rested.watched(), rested.watched().plusMillis(100));
            assertThat(value(unchanged, PAGE_FAULTS)).isEqualTo(value(rested, PAGE_FAULTS));
            assertThat(value(again.since(rested), PAGE_FAULTS))
                    .isCloseTo(value(rested, PAGE_FAULTS), withPercentage(10));
        }
    }

    @Test
    void watch_ofWhatComesAndGoes_forgetsWhatIsGoneAndHarmsNoNeighbour() throws Exception {
        try (Cgroup parent = new Cgroup(version2());
                Cgroup stays = new Cgroup(parent.directory);
                PerfWatch watch = PerfWatch.builder().atOnce(4).build()) {
            for (int round = 0; round < 200; round++) {
                try (Cgroups comes = new Cgroups(parent.directory, 1)) {
                    watch.want(List.of(stays.directory, comes.directories().get(0)));
                    assertThat(watch.read().values()).noneMatch(PerfSample::isGone);
                }
                assertThat(watch.read().values()).filteredOn(PerfSample::isGone).hasSize(1);
                assertThat(watch.watched()).isEqualTo(1);
            }
            assertThat(watch.read().get(stays.directory).watched()).isPositive();
        }
    }

    private void besidePerfStat(Cgroup cgroup) throws Exception {
        int processors = OnlineCpus.of(Machine.local()).size();
        String name = cgroup.directory.getFileName().toString();
        String events = "task-clock,page-faults,context-switches";
        try (Workload work = new Workload(Workload.MIXED);
                PerfStat stat = PerfStat.start(3 * processors, "-a", "-e", events, "--for-each-cgroup", name);
                PerfCounters counters =
                        PerfCounters.ofCgroup(cgroup.directory, TASK_CLOCK, PAGE_FAULTS, CONTEXT_SWITCHES)) {
            assertThat(counters.descriptors()).isEqualTo(3 * processors);
            cgroup.add(work);
            work.goAndAwaitEnd();
            PerfSample sample = counters.read();
            stat.interrupt();
            Map<String, Double> peer = stat.result();

            assertThat(value(sample, PAGE_FAULTS))
                    .isGreaterThan(1000)
                    .isCloseTo(peer.get("page-faults").longValue(), withPercentage(1));
            assertThat(value(sample, CONTEXT_SWITCHES))
                    .isCloseTo(peer.get("context-switches").longValue(), within(5L));
            assertThat(value(sample, TASK_CLOCK)).isCloseTo((long) (peer.get("task-clock") * 1e6), withPercentage(3));
        }
    }

    private static void work(Path cgroup) throws Exception {
        try (Workload work = new Workload(Workload.MIXED)) {
            Files.writeString(cgroup.resolve("cgroup.procs"), String.valueOf(work.pid()));
            work.goAndAwaitEnd();
        }
    }

    private static long value(PerfSample sample, PerfEvent event) {
        return ((Reading.Measured) sample.get(event)).value();
    }

    private static long value(PerfDelta delta, PerfEvent event) {
        return ((Reading.Measured) delta.get(event)).value();
    }

    /** The mount of version 2, if control groups may be made and counted there. */
    private static Path version2() {
        Path root = mounted("cgroup2");
        assumeTrue(Files.isWritable(root.resolve("cgroup.procs")), "control groups may be made in " + root);
        PerfProbe probe = PerfProbe.ofCgroup(root, TASK_CLOCK);
        assumeTrue(!probe.countable().isEmpty(), probe.toString());
        return root;
    }

    private static Path mounted(String type) {
        try {
            Optional<Path> mount = Files.readAllLines(Path.of("/proc/mounts")).stream()
                    .map(line -> line.split(" "))
                    .filter(fields -> fields[2].equals(type))
                    .map(fields -> Path.of(fields[1]))
                    .findFirst();
            assumeTrue(mount.isPresent(), type + " is mounted");
            return mount.orElseThrow();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /**
     * A hierarchy whose last group is just dying outlives its mount, and has to be mounted once more to be got rid of.
     */
    private static void unbind(Path mount) throws Exception {
        assertThat(run("umount", mount.toString())).isZero();
        long until = System.nanoTime() + 30_000_000_000L;
        while (isBoundToVersion1()) {
            assertThat(System.nanoTime())
                    .as("perf events are given back to version 2")
                    .isLessThan(until);
            assertThat(run("mount", "-t", "cgroup", "-o", "perf_event", "none", mount.toString()))
                    .isZero();
            assertThat(run("umount", mount.toString())).isZero();
        }
    }

    private static boolean isBoundToVersion1() throws IOException {
        return Files.readAllLines(Path.of("/proc/cgroups")).stream()
                .map(line -> line.split("\\s+"))
                .anyMatch(fields -> fields[0].equals("perf_event") && !fields[1].equals("0"));
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assertThat(output).as(String.join(" ", command)).doesNotContain("busy");
        return code;
    }

    /** One of its own for a test. */
    private static final class Cgroup implements AutoCloseable {
        private static final String PREFIX = "mesokit-counters-";

        private final Path directory;

        Cgroup(Path parent) throws IOException {
            directory = Files.createDirectory(
                    parent.resolve(PREFIX + ProcessHandle.current().pid()));
        }

        void add(Workload work) throws IOException {
            Files.writeString(directory.resolve("cgroup.procs"), String.valueOf(work.pid()));
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(directory);
        }
    }

    private record Cgroups(List<Path> directories) implements AutoCloseable {
        Cgroups(Path parent, int count) throws IOException {
            this(IntStream.range(0, count)
                    .mapToObj(each -> parent.resolve("c" + each))
                    .toList());
            for (Path each : directories) {
                Files.createDirectory(each);
            }
        }

        @Override
        public void close() throws IOException {
            for (Path each : directories) {
                Files.delete(each);
            }
        }
    }
}
