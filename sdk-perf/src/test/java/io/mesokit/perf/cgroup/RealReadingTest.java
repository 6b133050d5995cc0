package io.mesokit.perf.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against the kernel of this machine; what it does not permit is skipped and says so. */
final class RealReadingTest {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Process process = RealCgroups.start("exit 0");

    @AfterEach
    void kill() {
        process.destroyForcibly();
    }

    private void startIn(OwnCgroup group, String script) {
        // It waits for a line, so that whatever it does is done in the group.
        process = RealCgroups.start("read line; " + script);
        group.add(process.pid());
        try (var stdin = process.outputWriter()) {
            stdin.write("go\n");
        } catch (IOException ended) {
            throw new AssertionError("the process ended too early", ended);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    @Test
    void cpuTime_ofASpinningProcess_isThatOfItsProcFiles() throws Exception {
        try (OwnCgroup own = RealCgroups.create(Controller.CPU, Controller.CPUACCT)) {
            startIn(own, "while :; do :; done");
            try (CgroupReader reader = own.group().open(Metric.CPU_USAGE_NANOS, Metric.CPU_USER_NANOS)) {
                // The shell has run before it was moved here, and on a slow machine for long.
                ReusedSample sample = stopped(reader);
                long usage = sample.value(Metric.CPU_USAGE_NANOS);
                long schedstat = schedstat();
                long ticks = ticks();
                signal("CONT");
                await(() -> reader.read(sample) && sample.value(Metric.CPU_USAGE_NANOS) > usage + 300_000_000);
                ReusedSample after = stopped(reader);
                long used = after.value(Metric.CPU_USAGE_NANOS) - usage;
                assertThat(used).isCloseTo(schedstat() - schedstat, within(TimeUnit.MILLISECONDS.toNanos(10)));
                assertThat(used).isCloseTo((ticks() - ticks) * TICK_NANOS, within(4 * TICK_NANOS));
                assertThat(after.value(Metric.CPU_USER_NANOS)).isPositive();
            }
        }
    }

    /** Stopped, all that tells of it has been brought up to date. */
    private ReusedSample stopped(CgroupReader reader) throws Exception {
        signal("STOP");
        await(() -> stat(2).equals("T"));
        ReusedSample sample = new ReusedSample();
        assertThat(reader.read(sample)).isTrue();
        return sample;
    }

    private long schedstat() throws IOException {
        return Long.parseLong(Files.readString(proc("schedstat")).split(" ")[0]);
    }

    private long ticks() {
        return Long.parseLong(stat(13)) + Long.parseLong(stat(14));
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    /** A field of {@code stat}, counted from 0 with the pid. */
    private String stat(int field) {
        try {
            return Files.readString(proc("stat")).split(" ")[field];
        } catch (IOException ended) {
            throw new AssertionError("the process has ended", ended);
        }
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Test
    void quota_ofASpinningProcess_throttlesAndIsCounted() throws Exception {
        try (OwnCgroup own = RealCgroups.create(Controller.CPU, Controller.CPUACCT);
                CgroupWriter writer = own.writer()) {
            writer.cpuQuota(Duration.ofMillis(5), Duration.ofMillis(25));
            startIn(own, "while :; do :; done");
            try (CgroupReader reader = own.group().open(Metric.of(Controller.CPU))) {
                ReusedSample sample = new ReusedSample();
                await(() -> reader.read(sample) && sample.value(Metric.CPU_THROTTLED_PERIODS) >= 8);
                assertThat(sample.value(Metric.CPU_PERIODS))
                        .isGreaterThanOrEqualTo(sample.value(Metric.CPU_THROTTLED_PERIODS));
                assertThat(sample.value(Metric.CPU_THROTTLED_NANOS)).isPositive();
                assertThat(sample.value(Metric.CPU_QUOTA_MICROS)).isEqualTo(5_000);
                assertThat(own.group().limits().cpus()).hasValue(0.2);
            }
        }
    }

    @Test
    void memory_ofAProcessThatFillsIt_isCharged() throws Exception {
        try (OwnCgroup own = RealCgroups.create(Controller.MEMORY);
                CgroupReader reader = own.group().open(Metric.of(Controller.MEMORY))) {
            startIn(own, "x=$(head -c 20000000 /dev/zero | tr '\\0' x); sleep 1000");
            ReusedSample sample = new ReusedSample();
            await(() -> reader.read(sample) && sample.value(Metric.MEMORY_USAGE_BYTES) > 20_000_000);
            await(() -> reader.read(sample) && sample.value(Metric.MEMORY_ANON_BYTES) > 20_000_000);
            assertThat(sample.value(Metric.MEMORY_PAGE_FAULTS)).isGreaterThan(20_000_000 / 65536);
            assertThat(sample.isUnlimited(Metric.MEMORY_LIMIT_BYTES)).isTrue();
            assertThat(sample.value(Metric.MEMORY_OOM_KILLS)).isZero();
        }
    }

    @Test
    void memoryByNode_ofAProcessThatFillsIt_isWhatItsOwnFileSays() throws Exception {
        try (OwnCgroup own = RealCgroups.create(Controller.MEMORY);
                CgroupReader reader = own.group().open(Metric.MEMORY_LRU_BYTES)) {
            assumeTrue(reader.descriptors() == 1, "a kernel without NUMA");
            Place place = own.group().place(Controller.MEMORY).orElseThrow();
            assumeTrue(place.version() == Version.V1, "version 2 says it in other words");
            startIn(own, "x=$(head -c 20000000 /dev/zero | tr '\\0' x); sleep 1000");
            Path file = place.directory().resolve("memory.numa_stat");
            ReusedSample sample = new ReusedSample();
            await(() -> reader.read(sample) && sample.value(Metric.MEMORY_LRU_BYTES) > 20_000_000);
            await(() -> reader.read(sample) && sample.value(Metric.MEMORY_LRU_BYTES) == total(file));
            assertThat(sample.snapshot().nodes().stream()
                            .mapToLong(NodeMemory::bytes)
                            .sum())
                    .isEqualTo(sample.value(Metric.MEMORY_LRU_BYTES));
        }
    }

    private static long total(Path file) {
        return KernelText.read(file).orElseThrow().lines().stream()
                .filter(line -> line.startsWith("hierarchical_total="))
                .mapToLong(line -> Long.parseLong(line.split("[= ]")[1]) * Cgroups.pageBytes())
                .sum();
    }

    @Test
    void memoryOverTheLimit_isKilledAndCounted() throws Exception {
        try (OwnCgroup own = RealCgroups.create(Controller.MEMORY);
                CgroupWriter writer = own.writer();
                CgroupReader reader = own.group().open(Metric.of(Controller.MEMORY))) {
            writer.memoryLimitBytes(8 << 20);
            startIn(own, "x=$(head -c 60000000 /dev/zero | tr '\\0' x); echo $x");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            CgroupSample sample = reader.read();
            assertThat(sample.get(Metric.MEMORY_OOM_KILLS).orElseThrow()).isPositive();
            assertThat(sample.get(Metric.MEMORY_LIMIT_HITS).orElseThrow()).isPositive();
            assertThat(own.group().limits().memoryBytes().value()).hasValue(8 << 20);
        }
    }

    @Test
    void pids_areCountedAndTheirLimitHits() throws Exception {
        try (OwnCgroup own = RealCgroups.create(Controller.PIDS);
                CgroupWriter writer = own.writer();
                CgroupReader reader = own.group().open(Metric.of(Controller.PIDS))) {
            writer.pidsLimit(1);
            startIn(own, "sleep 1000; sleep 1000");
            ReusedSample sample = new ReusedSample();
            await(() -> reader.read(sample) && sample.value(Metric.PIDS_LIMIT_HITS) > 0);
            assertThat(sample.value(Metric.PIDS_LIMIT)).isEqualTo(1);
        }
    }

    @Test
    void pressure_ofAProcessInAGroupOfVersion2_isRead() throws Exception {
        try (OwnCgroup own = RealCgroups.create(Controller.PRESSURE)) {
            startIn(own, "sleep 1000");
            Reading reading = own.group().sample().reading(Metric.CPU_PRESSURE_SOME_NANOS);
            boolean on = Files.isReadable(own.group()
                    .place(Controller.PRESSURE)
                    .orElseThrow()
                    .directory()
                    .resolve("cpu.pressure"));
            assertThat(reading).isInstanceOf(on ? Reading.Measured.class : Reading.Unsupported.class);
        }
    }

    @Test
    void pressureSwitchedOff_whileOpen_isAbsentWithTheReason() throws Exception {
        try (OwnCgroup own = RealCgroups.create(Controller.PRESSURE);
                CgroupReader reader = own.group().open(Metric.of(Controller.PRESSURE))) {
            Path directory =
                    own.group().place(Controller.PRESSURE).orElseThrow().directory();
            assumeTrue(Files.exists(directory.resolve("cgroup.pressure")), "no switch of pressure before Linux 6.1");
            assumeTrue(Files.exists(directory.resolve("cpu.pressure")), "this kernel was started without pressure");
            assertThat(reader.read().get(Metric.CPU_PRESSURE_SOME_NANOS)).isPresent();
            Files.writeString(directory.resolve("cgroup.pressure"), "0");
            CgroupSample sample = reader.read();
            assertThat(sample.isGone()).isFalse();
            assertThat(sample.reading(Metric.CPU_PRESSURE_SOME_NANOS))
                    .asString()
                    .contains("cpu.pressure")
                    .contains("switched off");
            assertThat(reader.read().reading(Metric.CPU_PRESSURE_SOME_NANOS)).isInstanceOf(Reading.Unsupported.class);
            own.close();
            assertThat(reader.read().isGone()).isTrue();
            assertThat(reader.descriptors()).isZero();
        }
    }

    @Test
    void pressureSwitchedOff_besideOtherFiles_doesNotHoldAGroupThatIsGone() throws Exception {
        try (OwnCgroup own = RealCgroups.create(Controller.PRESSURE, Controller.MEMORY);
                CgroupReader reader = own.group().open(Metric.CPU_PRESSURE_SOME_NANOS, Metric.MEMORY_USAGE_BYTES)) {
            Path directory =
                    own.group().place(Controller.PRESSURE).orElseThrow().directory();
            assumeTrue(Files.exists(directory.resolve("cgroup.pressure")), "no switch of pressure before Linux 6.1");
            assumeTrue(Files.exists(directory.resolve("cpu.pressure")), "this kernel was started without pressure");
            Files.writeString(directory.resolve("cgroup.pressure"), "0");
            assertThat(reader.read().get(Metric.MEMORY_USAGE_BYTES)).isPresent();
            own.close();
            assertThat(reader.read().isGone()).isTrue();
        }
    }

    @Test
    void interruptInTheMiddleOfAReading_losesNothing() throws Exception {
        try (OwnCgroup own = RealCgroups.create(Controller.MEMORY, Controller.CPU);
                CgroupReader reader = own.group().open(Metric.MEMORY_PAGE_FAULTS, Metric.CPU_PERIOD_MICROS)) {
            AtomicInteger interrupts = new AtomicInteger();
            AtomicInteger lost = new AtomicInteger();
            Thread reading = new Thread(() -> {
                ReusedSample sample = new ReusedSample();
                while (interrupts.get() < 200) {
                    boolean alive = reader.read(sample);
                    if (!alive || !sample.has(Metric.MEMORY_PAGE_FAULTS) || !sample.has(Metric.CPU_PERIOD_MICROS)) {
                        lost.incrementAndGet();
                    }
                    interrupts.addAndGet(Thread.interrupted() ? 1 : 0);
                }
            });
            reading.start();
            while (reading.isAlive()) {
                reading.interrupt();
                Thread.sleep(0, 100_000);
            }
            assertThat(lost).hasValue(0);
        }
    }

    @Test
    void ofProcess_findsTheGroupItWasMovedTo() {
        try (OwnCgroup own = RealCgroups.create(Controller.CPU, Controller.CPUACCT)) {
            startIn(own, "sleep 1000");
            Cgroup found = Cgroups.system().ofProcess(process.pid());
            assertThat(found.place(Controller.CPU)).isEqualTo(own.group().place(Controller.CPU));
            assertThat(found.pids()).contains(process.pid());
            assertThat(found.process().orElseThrow().pid()).isEqualTo(process.pid());
        }
    }

    @Test
    void removedWhileOpen_isGone() {
        OwnCgroup own = RealCgroups.create(Controller.CPU, Controller.CPUACCT, Controller.MEMORY);
        try (CgroupReader reader = own.group().open()) {
            assertThat(reader.read().get(Metric.CPU_USAGE_NANOS)).isPresent();
            own.close();
            assertThat(own.group().exists()).isFalse();
            CgroupSample sample = reader.read();
            assertThat(sample.isGone()).isTrue();
            assertThat(sample.reading(Metric.CPU_USAGE_NANOS)).isEqualTo(new Reading.Gone());
            assertThat(reader.descriptors()).isZero();
            assertThat(reader.read(new ReusedSample())).isFalse();
        }
        own.close();
    }

    @Test
    void removedBeforeOpening_isGone() {
        OwnCgroup own = RealCgroups.create(Controller.CPU, Controller.CPUACCT);
        own.close();
        CgroupSample sample = own.group().sample();
        assertThat(sample.isGone()).isTrue();
        assertThat(sample.reading(Metric.CPU_USAGE_NANOS)).isEqualTo(new Reading.Gone());
    }

    @Test
    void madeAnewAtTheSamePath_isAnotherAndTheReaderStaysWithTheFirst() {
        OwnCgroup first = RealCgroups.create(Controller.CPU, Controller.CPUACCT);
        String name = first.group().path().substring(1);
        try (CgroupReader reader = first.group().open(Metric.CPU_USAGE_NANOS)) {
            first.close();
            try (OwnCgroup second = Cgroups.system().at("/").create(name, Controller.CPU, Controller.CPUACCT)) {
                assertThat(second.group()).isNotEqualTo(first.group());
                assertThat(second.group().path()).isEqualTo(first.group().path());
                assertThat(reader.read().isGone()).isTrue();
                assertThat(first.group().exists()).isFalse();
                assertThat(second.group().sample().get(Metric.CPU_USAGE_NANOS)).isPresent();
            }
        }
    }

    @Test
    void readingAgain_allocatesNothing() {
        try (OwnCgroup own = RealCgroups.create(Controller.CPU, Controller.CPUACCT, Controller.MEMORY);
                CgroupReader reader = own.group().open()) {
            ReusedSample sample = new ReusedSample();
            assertThat(Allocation.of200(() -> reader.read(sample))).isZero();
            assertThat(sample.has(Metric.MEMORY_USAGE_BYTES)).isTrue();
        }
    }

    @Test
    void manyGroupsMadeAndRemoved_leaveNoDescriptor() throws Exception {
        long before = descriptors();
        for (int round = 0; round < 100; round++) {
            OwnCgroup own = RealCgroups.create(Controller.CPU, Controller.CPUACCT);
            CgroupReader reader = own.group().open();
            own.close();
            assertThat(reader.read().isGone()).isTrue();
        }
        assertThat(descriptors()).isLessThan(before + 50);
    }

    private static long descriptors() throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
