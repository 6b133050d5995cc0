package io.mesokit.perf.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What readers and samples do, whatever stands in the files. */
final class ReaderTest extends OfOneGroup {
    @Test
    void controllers_thatCannotBeRead_keepNothingElseFromBeingRead() throws Exception {
        Cgroup group = v2();
        Files.delete(root.resolve("cg/a/b/cgroup.controllers"));
        machine.directory("cg/a/b/cgroup.controllers");
        file("memory.current", "9").write("cg/a/b/cpu.stat", "usage_usec 7\n");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.MEMORY_USAGE_BYTES)).hasValue(9);
        assertThat(sample.get(Metric.CPU_USAGE_NANOS)).hasValue(7000);
        assertThat(sample.reading(Metric.CPU_THROTTLED_NANOS).toString()).contains("cannot be told");
        assertThat(sample.reading(Metric.PIDS_CURRENT).toString()).contains("cannot be told");
    }

    @Test
    void fileLargerThanTheBuffer_isReadWhole() {
        Cgroup group = v2();
        String devices = IntStream.range(0, 500)
                .mapToObj(minor -> "259:" + minor + " rbytes=1000000000001 wbytes=2 rios=3 wios=4 dbytes=5 dios=6")
                .collect(Collectors.joining("\n"));
        file("io.stat", devices);
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.IO_READ_BYTES)).hasValue(500L * 1_000_000_000_001L);
        assertThat(sample.devices()).hasSize(500);
    }

    @Test
    void fileOfExactlyTheBuffer_isReadWhole() {
        Cgroup group = v2();
        String head = "anon 1\n";
        String filler = "x".repeat(4096 - head.length() - "\nfile 2\n".length());
        machine.write("cg/a/b/memory.stat", head + filler + "\nfile 2\n");
        assertThat(group.sample().get(Metric.MEMORY_FILE_BYTES)).hasValue(2);
    }

    @Test
    void linesInAnotherOrderThanBefore_areStillFound() {
        Cgroup group = v2();
        file("memory.stat", "anon 1", "file 2", "slab 3");
        try (CgroupReader reader = group.open(Metric.MEMORY_FILE_BYTES, Metric.MEMORY_SLAB_BYTES)) {
            assertThat(reader.read().get(Metric.MEMORY_SLAB_BYTES)).hasValue(3);
            file("memory.stat", "new 0", "slab 13", "zswap 8", "file 12");
            assertThat(reader.read().get(Metric.MEMORY_FILE_BYTES)).hasValue(12);
            assertThat(reader.read().get(Metric.MEMORY_SLAB_BYTES)).hasValue(13);
            file("memory.stat", "slab 23");
            assertThat(reader.read().reading(Metric.MEMORY_FILE_BYTES)).isInstanceOf(Reading.Unsupported.class);
        }
    }

    @Test
    void notAskedFor_isNotOpened() {
        Cgroup group = v2();
        file("cpu.stat", "usage_usec 7").write("cg/a/b/memory.current", "1\n");
        try (CgroupReader reader = group.open(Metric.CPU_USAGE_NANOS, Metric.CPU_USER_NANOS)) {
            assertThat(reader.descriptors()).isEqualTo(1);
            CgroupSample sample = reader.read();
            assertThat(sample.metrics()).containsExactlyInAnyOrder(Metric.CPU_USAGE_NANOS, Metric.CPU_USER_NANOS);
            assertThat(sample.reading(Metric.MEMORY_USAGE_BYTES)).asString().contains("not opened for it");
        }
    }

    @Test
    void reusedSample_withoutANumber_saysWhy() {
        ReusedSample sample = new ReusedSample();
        assertThat(sample.has(Metric.CPU_USAGE_NANOS)).isFalse();
        assertThatThrownBy(() -> sample.value(Metric.CPU_USAGE_NANOS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cpu_usage_nanos")
                .hasMessageContaining("nothing was read yet");
    }

    @Test
    void reusedSample_keepsNothingOfTheTimeBefore() {
        Cgroup group = v2();
        file("io.stat", "8:0 rbytes=1", "8:16 rbytes=2").write("cg/a/b/memory.stat", "anon 1\n");
        try (CgroupReader reader = group.open(Metric.IO_READ_BYTES, Metric.MEMORY_ANON_BYTES)) {
            ReusedSample sample = new ReusedSample();
            reader.read(sample);
            file("io.stat", "8:16 rbytes=3").write("cg/a/b/memory.stat", "file 1\n");
            reader.read(sample);
            assertThat(sample.value(Metric.IO_READ_BYTES)).isEqualTo(3);
            assertThat(sample.snapshot().devices()).hasSize(1);
            assertThat(sample.has(Metric.MEMORY_ANON_BYTES)).isFalse();
        }
    }

    @Test
    void readerWithoutAnyFile_stillNoticesThatTheGroupIsGone() throws Exception {
        Cgroup group = v2();
        try (CgroupReader reader = group.open(Metric.MEMORY_PEAK_BYTES)) {
            assertThat(reader.descriptors()).isZero();
            assertThat(reader.read().isGone()).isFalse();
            Files.move(root.resolve("cg/a/b"), root.resolve("cg/elsewhere"));
            assertThat(reader.read().reading(Metric.MEMORY_PEAK_BYTES)).isEqualTo(new Reading.Gone());
        }
    }

    @Test
    void toString_isALinePerControllerAndOnePerReason() {
        Cgroup group = v2();
        file("cpu.stat", "usage_usec 1500000", "nr_throttled 3").write("cg/a/b/cpu.max", "50000 100000\n");
        file("memory.current", "3145728").write("cg/a/b/memory.max", "max\n");
        file("cpu.pressure", "some avg10=1.50 avg60=0.32 avg300=1.00 total=11");
        CgroupSample sample = group.sample(
                Metric.CPU_USAGE_NANOS,
                Metric.CPU_THROTTLED_PERIODS,
                Metric.CPU_QUOTA_MICROS,
                Metric.MEMORY_USAGE_BYTES,
                Metric.MEMORY_LIMIT_BYTES,
                Metric.MEMORY_PEAK_BYTES,
                Metric.PIDS_CURRENT,
                Metric.CPU_PRESSURE_SOME_AVG10_BASIS_POINTS);
        assertThat(sample.toString()).isEqualToNormalizingNewlines("""
                        cpu      usage 1.500 s, throttled_periods 3, quota 50000 µs
                        memory   usage 3.0 MiB, limit unlimited
                        pressure cpu_some_avg10 1.50 %
                        without  memory_peak_bytes: this kernel has no memory.peak
                        without  pids: this kernel has no pids.current""");
    }

    @Test
    void since_ofACounter_isByHowMuchItGrew() {
        Cgroup group = v2();
        file("cpu.stat", "nr_periods 10", "nr_throttled 5").write("cg/a/b/memory.current", "1\n");
        CgroupSample before = group.sample();
        file("cpu.stat", "nr_periods 30", "nr_throttled 4", "nr_bursts 1");
        CgroupSample now = group.sample();
        assertThat(now.since(before, Metric.CPU_PERIODS)).hasValue(20);
        assertThat(now.since(now, Metric.CPU_PERIODS)).hasValue(0);
        assertThat(now.since(before, Metric.CPU_THROTTLED_PERIODS))
                .as("went back")
                .isEmpty();
        assertThat(now.since(before, Metric.CPU_BURSTS)).as("not there before").isEmpty();
        assertThat(before.since(now, Metric.CPU_BURSTS)).as("no more there").isEmpty();
        assertThatThrownBy(() -> now.since(before, Metric.MEMORY_USAGE_BYTES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MEMORY_USAGE_BYTES is no counter");
    }

    @Test
    void closedReader_refuses() {
        Cgroup group = v2();
        CgroupReader reader = group.open(Metric.CPU_USAGE_NANOS);
        reader.close();
        assertThatThrownBy(reader::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/a/b is closed");
    }

    @Test
    void interruptedThread_readsAndStaysInterrupted() {
        Cgroup group = v2();
        file("cpu.stat", "usage_usec 7");
        try (CgroupReader reader = group.open(Metric.CPU_USAGE_NANOS)) {
            Thread.currentThread().interrupt();
            assertThat(reader.read().get(Metric.CPU_USAGE_NANOS)).hasValue(7_000);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(reader.read().get(Metric.CPU_USAGE_NANOS)).hasValue(7_000);
        }
    }

    @Test
    void readingAgain_allocatesNothing() {
        Cgroup group = v2();
        file("cpu.stat", "usage_usec 7", "nr_throttled 1").write("cg/a/b/cpu.max", "max 100000\n");
        file("memory.stat", "anon 1", "file 2").write("cg/a/b/cpuset.cpus.effective", "0-1\n");
        file("memory.numa_stat", "inactive_anon N0=1 N1=2", "active_anon N0=1 N1=2", "file N0=1 N1=2");
        file("io.stat", "8:0 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=5 dios=6");
        file("memory.pressure", "some avg10=0.20 avg60=0.32 avg300=1.00 total=11");
        try (CgroupReader reader = group.open()) {
            ReusedSample sample = new ReusedSample();
            assertThat(Allocation.of200(() -> reader.read(sample))).isZero();
            assertThat(sample.value(Metric.CPU_USAGE_NANOS)).isEqualTo(7_000);
        }
    }

    /** Nothing is mapped at the address 0, so that reading there is an error of input and output. */
    @Test
    void fileThatCannotBeRead_isReadAgainTheNextTime() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/mem")), "no memory of a process to read");
        Cgroup group = v2();
        file("pids.current", "3");
        Path file = root.resolve("cg/a/b/memory.current");
        Files.createSymbolicLink(file, Path.of("/proc/self/mem"));
        try (CgroupReader reader = group.open(Metric.MEMORY_USAGE_BYTES, Metric.PIDS_CURRENT)) {
            CgroupSample sample = reader.read();
            assertThat(sample.get(Metric.PIDS_CURRENT)).hasValue(3);
            assertThat(sample.reading(Metric.MEMORY_USAGE_BYTES))
                    .isInstanceOfSatisfying(
                            Reading.NotMeasurable.class,
                            why -> assertThat(why.reason())
                                    .contains("memory.current cannot be read")
                                    .doesNotContain("switched off"));

            Files.delete(file);
            file("memory.current", "5");
            assertThat(reader.read().get(Metric.MEMORY_USAGE_BYTES)).hasValue(5);
        }
    }

    @Test
    void interrupt_afterWhichTheFileCannotBeOpened_isNoGroupThatIsGone() throws Exception {
        Cgroup group = v2();
        file("memory.current", "5");
        Path file = root.resolve("cg/a/b/memory.current");
        Absences absences = new Absences(Set.of(Metric.MEMORY_USAGE_BYTES));
        KeptFile kept = new KeptFile(
                file,
                group.place(Controller.MEMORY).orElseThrow(),
                Format.Kind.WORDS.of(List.of(Format.Wanted.of(
                        Metric.MEMORY_USAGE_BYTES,
                        Origin.of(Metric.MEMORY_USAGE_BYTES, Version.V2).orElseThrow()))));
        ReusedSample sample = new ReusedSample();
        sample.begin(absences, 0);
        Files.delete(file);
        Files.createDirectory(file);
        Thread.currentThread().interrupt();
        assertThat(kept.read(new Bytes(), sample, absences)).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sample.reading(Metric.MEMORY_USAGE_BYTES)).isInstanceOf(Reading.NotMeasurable.class);

        Files.delete(file);
        file("memory.current", "6");
        assertThat(kept.read(new Bytes(), sample, absences)).isTrue();
        assertThat(sample.value(Metric.MEMORY_USAGE_BYTES)).isEqualTo(6);
        kept.close();
    }
}
