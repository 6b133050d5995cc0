package io.mesokit.perf.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the kernel of this machine; what it does not permit is skipped and says so. */
final class RealWritingTest {
    private static final Controller[] ALL = {
        Controller.CPU, Controller.MEMORY, Controller.PIDS, Controller.CPUSET, Controller.FREEZER
    };

    private static OwnCgroup v1(Controller... controllers) {
        OwnCgroup own = RealCgroups.create(controllers);
        if (own.group()
                .place(Controller.CPU)
                .filter(place -> place.version() == Version.V2)
                .isPresent()) {
            own.close();
            assumeTrue(false, "the controller cpu is in version 2 here");
        }
        return own;
    }

    private static String file(OwnCgroup own, Controller controller, String name) throws Exception {
        return Files.readString(
                        own.group().place(controller).orElseThrow().directory().resolve(name))
                .trim();
    }

    @Test
    void close_putsAllBack() throws Exception {
        try (OwnCgroup own = v1(ALL)) {
            String mems = file(own, Controller.CPUSET, "cpuset.cpus");
            try (CgroupWriter writer = own.writer()) {
                writer.cpuShares(512);
                writer.cpus(0.5);
                writer.cpuQuota(Duration.ofMillis(20), Duration.ofMillis(10));
                writer.cpusetCpus(CpuSet.of(0));
                writer.memoryLimitBytes(64 << 20);
                writer.memorySoftLimitBytes(32 << 20);
                writer.pidsLimit(7);
                assertThat(file(own, Controller.CPU, "cpu.shares")).isEqualTo("512");
                assertThat(file(own, Controller.CPU, "cpu.cfs_quota_us")).isEqualTo("20000");
                assertThat(file(own, Controller.CPU, "cpu.cfs_period_us")).isEqualTo("10000");
                assertThat(file(own, Controller.CPUSET, "cpuset.cpus")).isEqualTo("0");
                assertThat(file(own, Controller.MEMORY, "memory.limit_in_bytes"))
                        .isEqualTo("67108864");
                assertThat(file(own, Controller.PIDS, "pids.max")).isEqualTo("7");
            }
            assertThat(file(own, Controller.CPU, "cpu.shares")).isEqualTo("1024");
            assertThat(file(own, Controller.CPU, "cpu.cfs_quota_us")).isEqualTo("-1");
            assertThat(file(own, Controller.CPU, "cpu.cfs_period_us")).isEqualTo("100000");
            assertThat(file(own, Controller.CPUSET, "cpuset.cpus")).isEqualTo(mems);
            assertThat(own.group().limits().memoryBytes().value()).isEmpty();
            assertThat(file(own, Controller.PIDS, "pids.max")).isEqualTo("max");
        }
    }

    /** Nothing can be taken back of memory that is written and cannot be swapped out. */
    @Test
    void close_whileMemoryIsInUse_isBusyAndPutsTheQuotaBackAllTheSame() throws Exception {
        assumeTrue(Files.readString(Path.of("/proc/meminfo")).matches("(?s).*SwapTotal: +0 kB.*"), "there is swap");
        try (OwnCgroup own = v1(Controller.CPU, Controller.MEMORY)) {
            own.writer().memoryLimitBytes(8 << 20);
            CgroupWriter writer = own.writer();
            writer.cpus(0.5);
            writer.memoryLimitBytes(256 << 20);
            Process process = RealCgroups.start("read line; x=$(head -c 20000000 /dev/zero | tr '\\0' x); sleep 1000");
            own.add(process.pid());
            try (var stdin = process.outputWriter()) {
                stdin.write("go\n");
            }
            while (own.group().sample().get(Metric.MEMORY_ANON_BYTES).orElse(0) < 20_000_000) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(1);
            }

            assertThatThrownBy(writer::close)
                    .isInstanceOf(CgroupException.Busy.class)
                    .hasMessageContaining("memory.limit_in_bytes");
            assertThat(file(own, Controller.CPU, "cpu.cfs_quota_us")).isEqualTo("-1");

            own.kill();
            writer.close();
            assertThat(file(own, Controller.MEMORY, "memory.limit_in_bytes")).isEqualTo("8388608");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 2", "262144, 262144", "262145, 262144", "9223372036854775807, 262144"})
    void sharesOutOfTheKernelsRange_areTakenAsTheNearestAndSaidToBe(long asked, String got) {
        try (OwnCgroup own = v1(Controller.CPU)) {
            Written written = own.writer().cpuShares(asked);
            assertThat(written.got()).isEqualTo(got);
            assertThat(written.isOther()).isEqualTo(!got.equals(Long.toString(asked)));
        }
    }

    @Test
    void memoryNotOfWholePages_isReadBackRounded() {
        try (OwnCgroup own = RealCgroups.create(Controller.MEMORY)) {
            Written written = own.writer().memoryLimitBytes(10_000_001);
            assertThat(written.isOther()).isTrue();
            assertThat(Long.parseLong(written.got())).isLessThan(10_000_001).isGreaterThan(10_000_001 - 65_536);
            assertThat(written.before()).isEqualTo("max");
            assertThat(own.writer().unlimited(Metric.MEMORY_LIMIT_BYTES).got()).isEqualTo("max");
        }
    }

    @Test
    void valueOfAnother_isLeftAlone() throws Exception {
        try (OwnCgroup own = v1(Controller.CPU)) {
            CgroupWriter mine = own.writer();
            mine.cpuShares(512);
            own.writer().cpuShares(2048);
            List<Written> restored = mine.restore();
            assertThat(restored).singleElement().satisfies(each -> {
                assertThat(each.isOther()).isTrue();
                assertThat(each.got()).isEqualTo("2048");
            });
            assertThat(file(own, Controller.CPU, "cpu.shares")).isEqualTo("2048");
        }
    }

    @Test
    void keep_leavesItAsItIs() throws Exception {
        try (OwnCgroup own = v1(Controller.CPU)) {
            try (CgroupWriter writer = own.writer()) {
                writer.cpuShares(512);
                writer.keep();
            }
            assertThat(file(own, Controller.CPU, "cpu.shares")).isEqualTo("512");
        }
    }

    @Test
    void groupGoneBeforeClose_isFine() {
        OwnCgroup own = v1(Controller.CPU);
        CgroupWriter writer = own.writer();
        writer.cpuShares(512);
        own.close();
        assertThat(writer.restore()).isEmpty();
        assertThatThrownBy(() -> writer.cpuShares(100))
                .isInstanceOf(CgroupException.Gone.class)
                .hasMessageContaining("removed");
    }

    @Test
    void partOverThatOfTheGroupAbove_isRefusedWithTheReason() {
        try (OwnCgroup own = v1(Controller.CPU);
                OwnCgroup child = own.create("child", Controller.CPU)) {
            own.writer().cpuQuota(Duration.ofMillis(50), Duration.ofMillis(100));
            assertThatThrownBy(() -> child.writer().cpus(0.6))
                    .isInstanceOf(CgroupException.Refused.class)
                    .hasMessageContaining("cpu.cfs_quota_us")
                    .hasMessageContaining("larger part than the one above");
            assertThat(child.group().sample().get(Metric.CPU_QUOTA_MICROS)).isEmpty();
        }
    }

    @Test
    void periodAndQuotaBelowALimitedGroup_areWrittenInTheOrderThatIsAllowed() {
        try (OwnCgroup own = v1(Controller.CPU);
                OwnCgroup child = own.create("child", Controller.CPU)) {
            own.writer().cpuQuota(Duration.ofMillis(50), Duration.ofMillis(100));
            CgroupWriter writer = child.writer();
            for (int[] millis : new int[][] {{50, 100}, {5, 10}, {50, 100}, {200, 400}, {10, 100}, {4, 8}, {30, 100}}) {
                Written written = writer.cpuQuota(Duration.ofMillis(millis[0]), Duration.ofMillis(millis[1]));
                assertThat(written.isOther()).as(written.toString()).isFalse();
            }
            writer.close();
            assertThat(child.group().sample().get(Metric.CPU_QUOTA_MICROS)).isEmpty();
            assertThat(child.group().sample().get(Metric.CPU_PERIOD_MICROS)).hasValue(100_000);
        }
    }

    @Test
    void burst_withinTheQuota_isWritten() {
        try (OwnCgroup own = RealCgroups.create(Controller.CPU)) {
            CgroupWriter writer = own.writer();
            assumeTrue(own.group().sample().get(Metric.CPU_BURST_LIMIT_MICROS).isPresent(), "this kernel has no burst");
            writer.cpuQuota(Duration.ofMillis(50), Duration.ofMillis(100));
            assertThat(writer.cpuBurst(Duration.ofMillis(20)).got()).isEqualTo("20000");
            assertThatThrownBy(() -> writer.cpuBurst(Duration.ofMillis(60)))
                    .isInstanceOf(CgroupException.Refused.class)
                    .hasMessageContaining("more than the quota");
            writer.close();
            assertThat(own.group().sample().get(Metric.CPU_BURST_LIMIT_MICROS)).hasValue(0);
        }
    }

    @Test
    void processorsThatAreNotThere_areRefused() {
        try (OwnCgroup own = v1(Controller.CPUSET)) {
            assertThatThrownBy(() -> own.writer().cpusetCpus(CpuSet.of(4000)))
                    .isInstanceOf(CgroupException.Refused.class)
                    .hasMessageContaining("among those of the group above");
        }
    }

    @Test
    void processorsOutsideThoseOfTheGroupAbove_areRefusedWithTheReason() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one processor has no parts");
        try (OwnCgroup own = v1(Controller.CPUSET)) {
            CpuSet all = own.group().cpus().orElseThrow();
            own.writer().cpusetCpus(CpuSet.of(all.stream().min().orElseThrow()));
            try (OwnCgroup child = own.create("child", Controller.CPUSET)) {
                assertThatThrownBy(() -> child.writer().cpusetCpus(all))
                        .isInstanceOf(CgroupException.Refused.class)
                        .hasMessageContaining("among those of the group above");
            }
        }
    }

    @Test
    void close_byAnInterruptedThread_killsAndRemoves() throws Exception {
        OwnCgroup own = RealCgroups.create(Controller.PRESSURE);
        Process process = RealCgroups.start("sleep 1000");
        own.add(process.pid());

        Thread.currentThread().interrupt();
        try {
            own.close();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(process.waitFor()).isEqualTo(137);
        assertThat(own.group().exists()).isFalse();
    }

    @Test
    void weightWhereThereAreShares_isUnsupportedWithTheFix() {
        try (OwnCgroup own = v1(Controller.CPU)) {
            assertThatThrownBy(() -> own.writer().cpuWeight(100))
                    .isInstanceOf(CgroupException.Unsupported.class)
                    .hasMessageContaining("cpuShares");
            assertThat(own.writer().cpuShares(2048, SharesFormula.LINEAR).got()).isEqualTo("2048");
        }
    }

    @Test
    void kill_ofVersion1_endsAllOfThemAndTheirChildren() throws Exception {
        killsAll(ALL);
    }

    @Test
    void kill_ofVersion2_endsAllOfThemAndTheirChildren() throws Exception {
        killsAll(Controller.PRESSURE);
    }

    private static void killsAll(Controller... controllers) throws Exception {
        Process process;
        try (OwnCgroup own = RealCgroups.create(controllers)) {
            process = RealCgroups.start("read line; sleep 1000 & sleep 1000 & wait");
            own.add(process.pid());
            try (var stdin = process.outputWriter()) {
                stdin.write("go\n");
            }
            while (own.pids().size() < 3) {
                Thread.sleep(1);
            }
            own.kill();
            assertThat(own.pids()).isEmpty();
            assertThat(process.waitFor()).isEqualTo(137);
        }
    }

    @Test
    void add_ofNoProcess_isGone() {
        try (OwnCgroup own = RealCgroups.create(Controller.CPU)) {
            assertThatThrownBy(() -> own.add(4_194_305))
                    .isInstanceOf(CgroupException.Gone.class)
                    .hasMessageContaining("no process 4194305");
        }
    }

    @Test
    void remove_withAProcessInIt_isBusyAndNamesIt() throws Exception {
        Process process = RealCgroups.start("sleep 1000");
        try (OwnCgroup own = RealCgroups.create(Controller.CPU)) {
            own.add(process.pid());
            assertThatThrownBy(own::remove)
                    .isInstanceOf(CgroupException.Busy.class)
                    .hasMessageContaining(Long.toString(process.pid()));
        }
        // It has left its group a moment before the JVM hears of its end.
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sameNameTwice_isBusyAndLeavesTheFirst() {
        try (OwnCgroup own = v1(Controller.CPU)) {
            String name = own.group().path().substring(1);
            Cgroup root = Cgroups.system().at("/");
            assertThatThrownBy(() -> root.create(name, Controller.MEMORY, Controller.CPU))
                    .isInstanceOf(CgroupException.Busy.class)
                    .hasMessageContaining("is there already");
            assertThat(own.group().exists()).isTrue();
            assertThat(Cgroups.system().at(own.group().path()).place(Controller.MEMORY))
                    .isEmpty();
        }
    }

    @Test
    void ownProcess_isNotKilled() {
        Cgroup self = Cgroups.system().self();
        assumeTrue(self.place(Controller.PIDS).isPresent(), "no pids controller");
        try (OwnCgroup own = RealCgroups.create(Controller.PIDS)) {
            own.add(ProcessHandle.current().pid());
            try {
                assertThatThrownBy(own::kill)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("this process");
            } finally {
                new ControlFile(
                                self.place(Controller.PIDS)
                                        .orElseThrow()
                                        .directory()
                                        .resolve("cgroup.procs"),
                                "")
                        .put(Long.toString(ProcessHandle.current().pid()));
            }
        }
    }

    @Test
    void create_ofMoreGroupsThanAreAllowed_isBusyWithTheReason() {
        try (OwnCgroup own = RealCgroups.create(Controller.PRESSURE)) {
            Path directory =
                    own.group().place(Controller.PRESSURE).orElseThrow().directory();
            new ControlFile(directory.resolve("cgroup.max.descendants"), "").put("0");
            assertThatThrownBy(() -> own.create("child", Controller.PRESSURE))
                    .isInstanceOf(CgroupException.Busy.class)
                    .hasMessageContaining("cgroup.max.descendants");
        }
    }
}
