package io.mesokit.perf.counters;

import static io.mesokit.perf.counters.PerfEvent.CONTEXT_SWITCHES;
import static io.mesokit.perf.counters.PerfEvent.PAGE_FAULTS;
import static io.mesokit.perf.counters.PerfEvent.TASK_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.mesokit.perf.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Software events of control groups on the real kernel, of version 2 where perf events are not bound to version 1; that
 * is {@link MountedCgroupKernelTest}.
 */
class CgroupKernelTest {
    @AfterEach
    void leavesNoDescriptor() {
        assertThat(Workload.descriptors("self", "perf_event")).isZero();
        assertThat(Workload.descriptors("self", OwnCgroup.PREFIX))
                .as("directories")
                .isZero();
        assertThat(Machine.local().budget().used()).isZero();
    }

    @Test
    void cgroupV2_besidePerfStatAndProc_countsTheSame() throws Exception {
        try (OwnCgroup cgroup = OwnCgroup.below(OwnCgroup.version2())) {
            cgroup.countsAsPerfStatAndProc();
        }
    }

    @Test
    void cgroup_withChildren_countsThemToo() throws Exception {
        try (OwnCgroup parent = OwnCgroup.below(OwnCgroup.version2());
                OwnCgroup child = OwnCgroup.below(parent.directory());
                PerfCounters counters = PerfCounters.ofCgroup(parent.directory(), PAGE_FAULTS);
                Workload work = new Workload(Workload.MIXED)) {
            child.add(work);
            work.goAndAwaitEnd();

            assertThat(value(counters.read(), PAGE_FAULTS)).isGreaterThan(1000);
        }
    }

    @Test
    void cgroup_removed_isGone_andOneOfTheSameNameIsAnotherOne() throws Exception {
        Path root = OwnCgroup.version2();
        try (OwnCgroup first = OwnCgroup.below(root);
                PerfCounters counters = PerfCounters.ofCgroup(first.directory(), TASK_CLOCK)) {
            assertThat(counters.read().isGone()).isFalse();
            Files.delete(first.directory());
            try (OwnCgroup second = OwnCgroup.below(root)) {
                assertThat(second.directory()).isEqualTo(first.directory());
                assertThat(counters.read().get(TASK_CLOCK)).isEqualTo(new Reading.Gone());
                assertThat(counters.descriptors()).isZero();
            }
        }
    }

    @Test
    void directory_thatIsNoCgroup_isGone(@TempDir Path directory) {
        OwnCgroup.version2();
        try (PerfCounters counters = PerfCounters.ofCgroup(directory, TASK_CLOCK)) {
            assertThat(counters.read().get(TASK_CLOCK)).isEqualTo(new Reading.Gone());
        }
    }

    @Test
    void watch_ofMoreThanAtOnce_givesEachItsTurnAndNeverExceedsItsDescriptors() throws Exception {
        Path root = OwnCgroup.version2();
        int processors = OnlineCpus.of(Machine.local()).size();
        try (OwnCgroup parent = OwnCgroup.below(root);
                Cgroups cgroups = new Cgroups(parent.directory(), 7);
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
        try (OwnCgroup parent = OwnCgroup.below(OwnCgroup.version2());
                OwnCgroup first = OwnCgroup.below(parent.directory());
                Cgroups others = new Cgroups(parent.directory(), 1);
                PerfWatch watch = PerfWatch.builder()
                        .events(PAGE_FAULTS)
                        .atOnce(1)
                        .turn(Duration.ZERO)
                        .build()) {
            Path other = others.directories().get(0);
            watch.want(List.of(first.directory(), other));
            watch.read();
            work(first.directory());
            PerfSample rested = watch.read().get(first.directory());
            work(first.directory());
            PerfSample unchanged = watch.read().get(first.directory());
            work(first.directory());
            PerfSample again = watch.read().get(first.directory());

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
        try (OwnCgroup parent = OwnCgroup.below(OwnCgroup.version2());
                OwnCgroup stays = OwnCgroup.below(parent.directory());
                PerfWatch watch = PerfWatch.builder().atOnce(4).build()) {
            for (int round = 0; round < 200; round++) {
                try (Cgroups comes = new Cgroups(parent.directory(), 1)) {
                    watch.want(List.of(stays.directory(), comes.directories().get(0)));
                    assertThat(watch.read().values()).noneMatch(PerfSample::isGone);
                }
                assertThat(watch.read().values()).filteredOn(PerfSample::isGone).hasSize(1);
                assertThat(watch.watched()).isEqualTo(1);
            }
            assertThat(watch.read().get(stays.directory()).watched()).isPositive();
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
