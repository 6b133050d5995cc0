package io.mesokit.perf.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/**
 * Against a kernel that has its controllers in version 2, as those of today; where they are in version 1 the tests are
 * skipped and say so. {@code src/test/vm} starts such a kernel.
 */
final class RealVersion2Test {
    private static final Controller[] ALL = {
        Controller.CPU, Controller.MEMORY, Controller.PIDS, Controller.CPUSET, Controller.IO
    };

    /** More than any pid may be. */
    private static final long NO_PID = 4_194_305;

    private static OwnCgroup v2(Controller... controllers) {
        OwnCgroup own = RealCgroups.create(controllers);
        for (Controller each : controllers) {
            if (own.group().place(each).orElseThrow().version() == Version.V1) {
                own.close();
                assumeTrue(false, "the controller " + each + " is in version 1 here");
            }
        }
        return own;
    }

    private static Path directory(OwnCgroup own) {
        return own.group().place(Controller.CPU).orElseThrow().directory();
    }

    private static String file(OwnCgroup own, String name) throws IOException {
        return Files.readString(directory(own).resolve(name)).trim();
    }

    private static Process startIn(OwnCgroup own, String script) throws IOException {
        Process process = RealCgroups.start("read line; " + script);
        own.add(process.pid());
        try (var stdin = process.outputWriter()) {
            stdin.write("go\n");
        }
        return process;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    @Test
    void close_putsAllBack() throws Exception {
        try (OwnCgroup own = v2(ALL)) {
            try (CgroupWriter writer = own.writer()) {
                assertThat(writer.cpuWeight(50).isOther()).isFalse();
                writer.cpus(0.5);
                writer.cpuQuota(Duration.ofMillis(20), Duration.ofMillis(10));
                writer.cpusetCpus(CpuSet.of(0));
                writer.cpusetMems(CpuSet.of(0));
                writer.memoryLimitBytes(64 << 20);
                writer.memoryHighBytes(32 << 20);
                writer.pidsLimit(7);
                assertThat(file(own, "cpu.weight")).isEqualTo("50");
                assertThat(file(own, "cpu.max")).isEqualTo("20000 10000");
                assertThat(file(own, "cpuset.cpus")).isEqualTo("0");
                assertThat(file(own, "memory.max")).isEqualTo("67108864");
                assertThat(file(own, "memory.high")).isEqualTo("33554432");
                assertThat(file(own, "pids.max")).isEqualTo("7");
                assertThat(own.group().cpus()).hasValue(CpuSet.of(0));
            }
            assertThat(file(own, "cpu.weight")).isEqualTo("100");
            assertThat(file(own, "cpu.max")).isEqualTo("max 100000");
            assertThat(file(own, "cpuset.cpus")).isEmpty();
            assertThat(file(own, "cpuset.mems")).isEmpty();
            assertThat(file(own, "memory.max")).isEqualTo("max");
            assertThat(file(own, "memory.high")).isEqualTo("max");
            assertThat(file(own, "pids.max")).isEqualTo("max");
            assertThat(own.group().limits().memoryBytes().value()).isEmpty();
        }
    }

    @Test
    void close_whileMoreMemoryIsInUse_putsTheLimitBackAllTheSame() throws Exception {
        try (OwnCgroup own = v2(Controller.CPU, Controller.MEMORY)) {
            own.writer().memoryLimitBytes(8 << 20);
            try (CgroupWriter writer = own.writer()) {
                writer.memoryLimitBytes(256 << 20);
                startIn(own, "x=$(head -c 20000000 /dev/zero | tr '\\0' x); sleep 1000");
                await(() -> own.group().sample().get(Metric.MEMORY_ANON_BYTES).orElse(0) >= 20_000_000);
            }
            assertThat(file(own, "memory.max")).isEqualTo("8388608");
            await(() -> own.group().sample().get(Metric.MEMORY_USAGE_BYTES).orElse(Long.MAX_VALUE) <= 8 << 20);
        }
    }

    @Test
    void shares_byAFormula_becomeItsWeight() {
        try (OwnCgroup own = v2(Controller.CPU)) {
            CgroupWriter writer = own.writer();
            assertThat(writer.cpuShares(1024, SharesFormula.LINEAR).got()).isEqualTo("39");
            assertThatThrownBy(() -> writer.cpuShares(1024))
                    .isInstanceOf(CgroupException.Unsupported.class)
                    .hasMessageContaining("cpuWeight");
            for (SharesFormula formula : SharesFormula.values()) {
                for (long shares : new long[] {2, 1024, 262_144}) {
                    assertThat(writer.cpuShares(shares, formula).isOther()).isFalse();
                }
            }
        }
    }

    @Test
    void whatOnlyVersion1Has_isUnsupported() {
        try (OwnCgroup own = v2(Controller.MEMORY)) {
            assertThatThrownBy(() -> own.writer().memorySoftLimitBytes(1 << 20))
                    .isInstanceOf(CgroupException.Unsupported.class)
                    .hasMessageContaining("version V2");
        }
    }

    /** Version 1 refuses it. */
    @Test
    void partOverThatOfTheGroupAbove_isTakenAndTheLeastHolds() {
        try (OwnCgroup own = v2(Controller.CPU);
                OwnCgroup child = own.create("child", Controller.CPU)) {
            own.writer().cpus(0.5);
            assertThat(child.writer().cpus(0.6).isOther()).isFalse();
            assertThat(child.group().limits().cpus()).hasValue(0.5);
        }
    }

    @Test
    void processorsThatAreNotThere_areRefused() {
        try (OwnCgroup own = v2(Controller.CPUSET)) {
            assertThatThrownBy(() -> own.writer().cpusetCpus(CpuSet.of(4000)))
                    .isInstanceOf(CgroupException.Refused.class)
                    .hasMessageContaining("must be there");
        }
    }

    /** Version 1 refuses them; version 2 takes them down, for when the group above gets them, and grants what it has. */
    @Test
    void processorsThatTheGroupAboveLacks_areReportedAsNotGranted() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one processor has no parts");
        try (OwnCgroup own = v2(Controller.CPU, Controller.CPUSET);
                OwnCgroup child = own.create("child", Controller.CPUSET)) {
            CpuSet all = child.group().cpus().orElseThrow();
            CpuSet first = CpuSet.of(all.stream().min().orElseThrow());
            own.writer().cpusetCpus(first);
            CgroupWriter writer = child.writer();
            Written written = writer.cpusetCpus(all);
            assertThat(written.isOther()).isTrue();
            assertThat(written.got()).isEqualTo(first.toString());
            assertThat(child.group().cpus()).hasValue(first);
            writer.close();
            Path file = child.group()
                    .place(Controller.CPUSET)
                    .orElseThrow()
                    .directory()
                    .resolve("cpuset.cpus");
            assertThat(Files.readString(file).trim()).isEmpty();
        }
    }

    @Test
    void processorsOfAGroupThatCpusetIsNotHandedOnTo_areThoseOfTheOneAbove() {
        try (OwnCgroup own = v2(Controller.CPU, Controller.CPUSET);
                OwnCgroup child = own.create("child", Controller.PRESSURE)) {
            own.writer().cpusetCpus(CpuSet.of(0));
            assertThat(child.group().cpus()).hasValue(CpuSet.of(0));
            assertThat(child.group().limits().processors()).isPresent();
        }
    }

    @Test
    void throttlingWhereCpuIsNotHandedOn_namesTheController() {
        try (OwnCgroup own = v2(Controller.CPU);
                OwnCgroup child = own.create("child", Controller.PRESSURE)) {
            assertThat(child.group()
                            .sample()
                            .reading(Metric.CPU_THROTTLED_NANOS)
                            .toString())
                    .contains("withNearest");
            assertThat(child.group().sample().get(Metric.CPU_USAGE_NANOS)).isPresent();
            assertThatThrownBy(() -> child.group().withNearest().writer().cpuWeight(50))
                    .isInstanceOf(CgroupException.Unsupported.class);
        }
    }

    @Test
    void quotaOfATenth_isThrottledAndCounted() throws Exception {
        try (OwnCgroup own = v2(Controller.CPU);
                CgroupReader reader = own.group().open(Metric.of(Controller.CPU, Controller.CPUACCT))) {
            assertThat(reader.read().get(Metric.CPU_PERIODS)).hasValue(0);
            own.writer().cpus(0.1);
            startIn(own, "while :; do :; done");
            await(() -> reader.read().get(Metric.CPU_THROTTLED_PERIODS).orElse(0) >= 10);
            CgroupSample sample = reader.read();
            assertThat(sample.get(Metric.CPU_PERIODS).orElseThrow())
                    .isGreaterThanOrEqualTo(
                            sample.get(Metric.CPU_THROTTLED_PERIODS).orElseThrow());
            // How much of each period depends on when it got its turns.
            assertThat(sample.get(Metric.CPU_THROTTLED_NANOS).orElseThrow()).isPositive();
            assertThat(sample.get(Metric.CPU_USAGE_NANOS).orElseThrow())
                    .isCloseTo(
                            sample.get(Metric.CPU_USER_NANOS).orElseThrow()
                                    + sample.get(Metric.CPU_SYSTEM_NANOS).orElseThrow(),
                            within(TimeUnit.MICROSECONDS.toNanos(2)));
        }
    }

    /** Nothing but this file tells of nodes; each of them is given something to hold. */
    @Test
    void memory_ofAProcessBoundToANode_isToldOfThatNode() throws Exception {
        List<Integer> nodes = nodes();
        assumeTrue(nodes.size() > 1, "one memory node only");
        try (OwnCgroup own = v2(Controller.CPU, Controller.CPUSET, Controller.MEMORY)) {
            for (int node : nodes) {
                try (OwnCgroup child = own.create("node" + node, Controller.CPUSET, Controller.MEMORY)) {
                    child.writer().cpusetMems(CpuSet.of(node));
                    Process process =
                            startIn(child, "x=$(head -c 20000000 /dev/zero | tr '\\0' x); echo ready; sleep 1000");
                    assertThat(process.inputReader().readLine()).isEqualTo("ready");
                    isOnNode(child.group().sample(), node);
                }
            }
        }
    }

    private static void isOnNode(CgroupSample sample, int node) {
        assertThat(bytes(sample, one -> one == node)).isGreaterThan(19_000_000);
        // What it read before it was moved here is not moved along.
        assertThat(bytes(sample, one -> one != node)).isLessThan(5_000_000);
        assertThat(sample.get(Metric.MEMORY_LRU_BYTES).orElseThrow())
                .isCloseTo(
                        sample.get(Metric.MEMORY_ANON_BYTES).orElseThrow()
                                + sample.get(Metric.MEMORY_FILE_BYTES).orElseThrow(),
                        within(2_000_000L));
    }

    private static long bytes(CgroupSample sample, IntPredicate nodes) {
        return sample.nodes().stream()
                .filter(one -> nodes.test(one.node()))
                .mapToLong(NodeMemory::bytes)
                .sum();
    }

    private static List<Integer> nodes() throws IOException {
        Path online = Path.of("/sys/devices/system/node/online");
        return Files.exists(online)
                ? CpuSet.parse(Files.readString(online).trim()).stream().boxed().toList()
                : List.of();
    }

    @Test
    void io_ofAProcessThatReadsADisk_isWhatItRead() throws Exception {
        Path disk = disk();
        String read = "dd if=" + disk + " of=/dev/null bs=64k count=32 iflag=direct 2>/dev/null";
        try (OwnCgroup own = v2(Controller.CPU, Controller.IO);
                CgroupReader reader = own.group().open(Metric.of(Controller.IO))) {
            // So that the program itself need not be read from a disk while it is counted.
            assumeTrue(RealCgroups.start(read).waitFor() == 0, disk + " may not be read here");
            assertThat(reader.read().get(Metric.IO_READ_BYTES)).hasValue(0);
            Process process = startIn(own, read);
            assertThat(process.waitFor()).isZero();
            CgroupSample sample = reader.read();
            assertThat(sample.get(Metric.IO_READ_BYTES)).hasValue(32 * 64 * 1024);
            assertThat(sample.get(Metric.IO_READS).orElseThrow()).isPositive();
            assertThat(sample.get(Metric.IO_WRITE_BYTES)).hasValue(0);
            assertThat(sample.devices())
                    .singleElement()
                    .extracting(DeviceIo::readBytes)
                    .isEqualTo(OptionalLong.of(32 * 64 * 1024));
        }
    }

    private static Path disk() {
        for (String name : List.of("vda", "sda", "nvme0n1")) {
            Path disk = Path.of("/dev", name);
            if (Files.isReadable(disk)) {
                return disk;
            }
        }
        assumeTrue(false, "no disk that may be read here");
        return Path.of("");
    }

    /** The kernel would turn the group above into a threaded one, in which no group of processes can be. */
    @Test
    void create_belowAGroupWithProcesses_isBusyWithTheFix() throws Exception {
        try (OwnCgroup own = v2(Controller.CPU)) {
            startIn(own, "sleep 1000");
            assertThatThrownBy(() -> own.create("child", Controller.CPU))
                    .isInstanceOf(CgroupException.Busy.class)
                    .hasMessageContaining("processes");
            assertThat(file(own, "cgroup.type")).isEqualTo("domain");
        }
    }

    @Test
    void threadedGroup_readsItsCpuTimeAndTheMemoryOfTheOneAbove() throws Exception {
        try (OwnCgroup own = v2(Controller.CPU, Controller.MEMORY)) {
            Path threaded = Files.createDirectory(directory(own).resolve("threaded"));
            Files.writeString(threaded.resolve("cgroup.type"), "threaded");
            Process process = RealCgroups.start("while :; do :; done");
            own.add(process.pid());
            Files.writeString(threaded.resolve("cgroup.threads"), Long.toString(process.pid()));

            Cgroup found = Cgroups.system().ofProcess(process.pid());

            await(() -> found.sample().get(Metric.CPU_USAGE_NANOS).orElse(0) > 1_000_000);
            assertThat(found.sample().reading(Metric.MEMORY_USAGE_BYTES).toString())
                    .contains("withNearest");
            assertThat(found.withNearest().sample().get(Metric.MEMORY_USAGE_BYTES))
                    .isPresent();
            assertThatThrownBy(() -> found.create("child", Controller.CPU)).isInstanceOf(CgroupException.Busy.class);
            assertThat(own.pids()).contains(process.pid());
        }
    }

    @Test
    void close_handsBackWhatItHandedOn() throws Exception {
        try (OwnCgroup own = v2(Controller.CPU, Controller.MEMORY)) {
            assertThat(file(own, "cgroup.subtree_control")).isEmpty();
            try (OwnCgroup child = own.create("child", Controller.CPU, Controller.MEMORY)) {
                assertThat(file(own, "cgroup.subtree_control")).isEqualTo("cpu memory");
                assertThat(child.group().exists()).isTrue();
            }
            assertThat(file(own, "cgroup.subtree_control")).isEmpty();
        }
    }

    @Test
    void controllerThatIsNotHandedOn_isReadFromTheNearest() throws Exception {
        try (OwnCgroup own = v2(Controller.CPU, Controller.MEMORY);
                OwnCgroup child = own.create("leaf", Controller.PRESSURE)) {
            startIn(child, "sleep 1000");
            assertThat(child.group().sample().reading(Metric.MEMORY_USAGE_BYTES).toString())
                    .contains("withNearest");
            assertThat(child.group().sample().get(Metric.CPU_USAGE_NANOS)).isPresent();
            Cgroup near = child.group().withNearest();
            assertThat(near.place(Controller.MEMORY).orElseThrow().directory()).isEqualTo(directory(own));
            assertThat(near.sample().get(Metric.MEMORY_USAGE_BYTES)).isPresent();
        }
    }

    @Test
    void valueOfAnother_isLeftAlone() throws Exception {
        try (OwnCgroup own = v2(Controller.CPU)) {
            CgroupWriter mine = own.writer();
            mine.cpuWeight(50);
            own.writer().cpuWeight(200);
            assertThat(mine.restore())
                    .singleElement()
                    .satisfies(each -> assertThat(each.isOther()).isTrue());
            assertThat(file(own, "cpu.weight")).isEqualTo("200");
        }
    }

    @Test
    void frozenProcesses_areKilledToo() throws Exception {
        try (OwnCgroup own = v2(Controller.CPU)) {
            Process process = startIn(own, "sleep 1000");
            Files.writeString(directory(own).resolve("cgroup.freeze"), "1");
            await(() -> KernelText.read(directory(own).resolve("cgroup.events"))
                    .orElseThrow()
                    .text()
                    .contains("frozen 1"));
            own.kill();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
