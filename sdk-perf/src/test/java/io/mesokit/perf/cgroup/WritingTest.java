package io.mesokit.perf.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Version 2, whose controllers this kernel may have in version 1: what would be written, and where. */
final class WritingTest {
    @TempDir
    Path root;

    private FakeSystem machine;

    @BeforeEach
    void machine() {
        machine = new FakeSystem(root);
        machine.v2("/cg").memberOf("0::/a").directory("cg/a");
        machine.write("cg/cgroup.controllers", "cpu memory\n").write("cg/cgroup.subtree_control", "cpu memory\n");
        machine.write("cg/a/cpu.weight", "100\n").write("cg/a/cpu.max", "max 100000\n");
        machine.write("cg/a/memory.max", "max\n")
                .write("cg/a/memory.high", "max\n")
                .write("cg/a/pids.max", "max\n");
    }

    private CgroupWriter writer() {
        return machine.cgroups().ofProcess(FakeSystem.PID).writer();
    }

    private String file(String name) {
        return machine.read("cg/a/" + name).trim();
    }

    @Test
    void version2_isWrittenInItsOwnWordsAndPutBack() {
        try (CgroupWriter writer = writer()) {
            writer.cpuWeight(50);
            writer.cpus(1.5);
            writer.memoryLimitBytes(1 << 20);
            writer.memoryHighBytes(1 << 19);
            writer.pidsLimit(12);
            assertThat(file("cpu.weight")).isEqualTo("50");
            assertThat(file("cpu.max")).isEqualTo("150000 100000");
            assertThat(file("memory.max")).isEqualTo("1048576");
            assertThat(file("memory.high")).isEqualTo("524288");
            assertThat(writer.unlimited(Metric.CPU_QUOTA_MICROS).got()).isEqualTo("max 100000");
            assertThat(writer.unlimited(Metric.PIDS_LIMIT).got()).isEqualTo("max");
        }
        assertThat(file("cpu.weight")).isEqualTo("100");
        assertThat(file("cpu.max")).isEqualTo("max 100000");
        assertThat(file("memory.max")).isEqualTo("max");
        assertThat(file("pids.max")).isEqualTo("max");
    }

    @Test
    void close_whereOneCannotBePutBack_putsTheOthersBackAndTriesItAgainTheNextTime() throws Exception {
        CgroupWriter writer = writer();
        writer.cpus(0.5);
        writer.memoryLimitBytes(1 << 20);
        writer.memoryLimitBytes(1 << 21);
        writer.pidsLimit(12);
        Files.delete(root.resolve("cg/a/memory.max"));
        Files.delete(root.resolve("cg/a/pids.max"));

        assertThatThrownBy(writer::close)
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("pids.max")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .singleElement()
                        .asString()
                        .contains("memory.max"));
        assertThat(file("cpu.max")).isEqualTo("max 100000");

        machine.write("cg/a/memory.max", "2097152\n").write("cg/a/pids.max", "12\n");
        writer.close();
        assertThat(file("memory.max")).isEqualTo("max");
        assertThat(file("pids.max")).isEqualTo("max");
        assertThat(writer.restore()).isEmpty();
    }

    @Test
    void close_byAnInterruptedThread_putsBackAndLeavesItInterrupted() {
        CgroupWriter writer = writer();
        writer.cpuWeight(50);

        Thread.currentThread().interrupt();
        try {
            writer.close();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(file("cpu.weight")).isEqualTo("100");
    }

    /** Like cpu.shares, as long as there are descriptors to read it with. */
    private static final class Clamped implements Setting {
        private final Deque<Boolean> readable = new ArrayDeque<>();
        private String value = "1024";

        Clamped(Boolean... readable) {
            this.readable.addAll(List.of(readable));
        }

        @Override
        public Path file() {
            return Path.of("cpu.shares");
        }

        @Override
        public String read() {
            if (readable.isEmpty() || readable.pop()) {
                return value;
            }
            throw new CgroupException.Busy("too many open files", null);
        }

        @Override
        public void write(String asked) {
            if (asked.equals("x")) {
                throw new CgroupException.Refused("not a number", null);
            }
            value = asked.equals("1") ? "2" : asked;
        }
    }

    @Test
    void close_afterAChangeThatCouldNotBeReadBack_putsBackWhateverTheKernelMadeOfIt() {
        Clamped setting = new Clamped(true, false);
        CgroupWriter writer = writer();
        assertThatThrownBy(() -> writer.set(setting, "1")).isInstanceOf(CgroupException.Busy.class);
        assertThat(setting.value).isEqualTo("2");

        writer.close();

        assertThat(setting.value).isEqualTo("1024");
    }

    @Test
    void close_afterAChangeThatWasRefused_leavesWhatSomebodyElseSets() {
        Clamped setting = new Clamped();
        CgroupWriter writer = writer();
        assertThatThrownBy(() -> writer.set(setting, "x")).isInstanceOf(CgroupException.Refused.class);
        setting.write("77");

        writer.close();

        assertThat(setting.value).isEqualTo("77");
    }

    @Test
    void shares_areConvertedByNameOnly() {
        assertThatThrownBy(() -> writer().cpuShares(1024))
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("cpuShares(…, formula)");
        assertThat(writer().cpuShares(512, SharesFormula.LINEAR).got()).isEqualTo("20");
        assertThat(writer().cpuShares(512, SharesFormula.LOGARITHMIC).got()).isEqualTo("59");
        assertThat(writer().cpuShares(0, SharesFormula.SYSTEMD).got()).isEqualTo("1");
        assertThat(writer().cpuShares(262_145, SharesFormula.LINEAR).got()).isEqualTo("10000");
    }

    @Test
    void softLimit_isOfVersion1() {
        assertThatThrownBy(() -> writer().memorySoftLimitBytes(1))
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("V2")
                .hasMessageContaining("memory_soft_limit_bytes");
    }

    @Test
    void valuesThatNoKernelTakes_areRefusedBeforeWriting() {
        CgroupWriter writer = writer();
        assertThatThrownBy(() -> writer.cpuWeight(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 10000");
        assertThatThrownBy(() -> writer.cpuWeight(10_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.cpuShares(-1, SharesFormula.SYSTEMD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.cpus(0.001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.001 cpus");
        assertThatThrownBy(() -> writer.cpuQuota(Duration.ofMillis(1), Duration.ofMillis(1001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("period");
        assertThatThrownBy(() -> writer.memoryLimitBytes(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.unlimited(Metric.CPU_USAGE_NANOS)).isInstanceOf(IllegalArgumentException.class);
        assertThat(file("cpu.max")).isEqualTo("max 100000");
        assertThat(writer.restore()).isEmpty();
    }

    @Test
    void writer_ofNearestGroups_setsItsOwnAndNoneAbove() {
        machine.memberOf("0::/a/b").write("cg/a/b/cgroup.controllers", "cpu\n").write("cg/a/b/cpu.weight", "100\n");
        machine.write("cg/a/cgroup.controllers", "cpu memory\n");
        Cgroup nearest = machine.cgroups().ofProcess(FakeSystem.PID).withNearest();
        assertThatThrownBy(() -> nearest.writer().memoryLimitBytes(1 << 20))
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("a/b/memory.max is not there");
        assertThat(file("memory.max")).isEqualTo("max");
        nearest.writer().cpuWeight(50);
        assertThat(file("b/cpu.weight")).isEqualTo("50");
    }

    @Test
    void writer_whereAControllerHasTheRootOnly_isUnsupportedAndSaysThatOthersShareIt() {
        FakeSystem two = new FakeSystem(root.resolve("two")).v1("cpu", "/cpu").v1("memory", "/memory");
        two.memberOf("3:cpu:/a", "2:memory:/").directory("cpu/a");
        two.write("memory/memory.limit_in_bytes", "9223372036854771712\n");
        Cgroup nearest = two.cgroups().ofProcess(FakeSystem.PID).withNearest();
        assertThatThrownBy(() -> nearest.writer().memoryLimitBytes(1 << 20))
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("shares with all others")
                .hasMessageNotContaining("withNearest");
        assertThat(two.read("memory/memory.limit_in_bytes")).isEqualTo("9223372036854771712\n");
    }

    @Test
    void create_belowNearestGroups_isBelowItsOwn() {
        FakeSystem host = delegated("domain", "");
        host.memberOf("0::/own/b").write("cg/own/b/cgroup.controllers", "\n");
        Cgroup nearest = host.cgroups().ofProcess(FakeSystem.PID).withNearest();
        assertThatThrownBy(() -> nearest.create("new", Controller.CPU))
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("own/b has no controller cpu");
        assertThat(root.resolve("host/cg/own/new")).doesNotExist();
    }

    @Test
    void processorsOutsideThoseOfTheGroupAbove_inVersion2_areReportedAsOther() {
        machine.write("cg/a/cpuset.cpus", "\n").write("cg/a/cpuset.cpus.effective", "0-1\n");
        try (CgroupWriter writer = writer()) {
            Written clamped = writer.cpusetCpus(CpuSet.parse("0-3"));
            assertThat(clamped.got()).isEqualTo("0-1");
            assertThat(clamped.isOther()).isTrue();
            assertThat(file("cpuset.cpus")).isEqualTo("0-3");
            assertThat(writer.cpusetCpus(CpuSet.of(0, 1)).isOther()).isFalse();
            assertThat(writer.cpusetCpus(CpuSet.of()).isOther())
                    .as("all that there are")
                    .isFalse();
        }
        assertThat(file("cpuset.cpus")).isEmpty();
    }

    @Test
    void controllerThatIsNotHandedOn_isUnsupportedAndSaysSo() {
        assertThatThrownBy(() -> writer().cpusetCpus(CpuSet.of(0)))
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("cpuset.cpus is not there");
    }

    @Test
    void create_handsTheControllersOn() {
        machine.write("cg/cgroup.subtree_control", "cpu\n");
        OwnCgroup own = machine.cgroups().at("/").create("new", Controller.CPU, Controller.MEMORY);
        assertThat(own.group().path()).isEqualTo("/new");
        assertThat(root.resolve("cg/new")).isDirectory();
        assertThat(machine.read("cg/cgroup.subtree_control")).isEqualTo("+memory\n");
        own.remove();
        assertThat(root.resolve("cg/new")).doesNotExist();
    }

    private FakeSystem delegated(String type, String processes) {
        FakeSystem host = new FakeSystem(root.resolve("host"));
        host.v2("/cg").memberOf("0::/own").directory("cg/own");
        host.write("cg/own/cgroup.controllers", "cpu memory\n").write("cg/own/cgroup.subtree_control", "\n");
        return host.write("cg/own/cgroup.type", type + "\n").write("cg/own/cgroup.procs", processes);
    }

    @ParameterizedTest
    @EnumSource(names = {"CPU", "MEMORY"})
    void create_belowAGroupWithProcesses_isBusyAndChangesNothing(Controller controller) {
        FakeSystem host = delegated("domain", "42\n");
        Cgroup own = host.cgroups().ofProcess(FakeSystem.PID);
        assertThatThrownBy(() -> own.create("new", controller))
                .isInstanceOf(CgroupException.Busy.class)
                .hasMessageContaining("cg/own")
                .hasMessageContaining("processes");
        assertThat(host.read("cg/own/cgroup.subtree_control")).isEqualTo("\n");
        assertThat(root.resolve("host/cg/own/new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"threaded", "domain threaded", "domain invalid"})
    void create_belowAThreadedGroup_isBusy(String type) {
        Cgroup own = delegated(type, "").cgroups().ofProcess(FakeSystem.PID);
        assertThatThrownBy(() -> own.create("new", Controller.PRESSURE))
                .isInstanceOf(CgroupException.Busy.class)
                .hasMessageContaining("'" + type + "'");
    }

    @Test
    void create_belowAGroupWithProcessesForWhatEveryGroupHas_isMade() {
        Cgroup own = delegated("domain", "42\n").cgroups().ofProcess(FakeSystem.PID);
        own.create("new", Controller.PRESSURE).remove();
        assertThat(root.resolve("host/cg/own/new")).doesNotExist();
    }

    @Test
    void create_ofAControllerThatIsNotThere_isUnsupportedAndChangesNothing() {
        FakeSystem host = delegated("domain", "");
        Cgroup own = host.cgroups().ofProcess(FakeSystem.PID);
        assertThatThrownBy(() -> own.create("new", Controller.CPU, Controller.PIDS))
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("no controller pids");
        assertThat(host.read("cg/own/cgroup.subtree_control")).isEqualTo("\n");
        assertThat(root.resolve("host/cg/own/new")).doesNotExist();
    }

    @Test
    void remove_ofTheOnlyGroup_takesBackWhatWasHandedOnForIt() {
        FakeSystem host = delegated("domain", "");
        OwnCgroup made = host.cgroups().ofProcess(FakeSystem.PID).create("new", Controller.CPU);
        assertThat(host.read("cg/own/cgroup.subtree_control")).isEqualTo("+cpu\n");
        made.remove();
        assertThat(host.read("cg/own/cgroup.subtree_control")).isEqualTo("-cpu\n");
        host.write("cg/own/cgroup.subtree_control", "cpu\n");
        made.remove();
        assertThat(host.read("cg/own/cgroup.subtree_control")).isEqualTo("cpu\n");
    }

    @Test
    void remove_besideAnotherGroup_leavesWhatWasHandedOn() {
        FakeSystem host = delegated("domain", "");
        OwnCgroup made = host.cgroups().ofProcess(FakeSystem.PID).create("new", Controller.CPU);
        host.directory("cg/own/other");
        made.remove();
        assertThat(host.read("cg/own/cgroup.subtree_control")).isEqualTo("+cpu\n");
    }

    /** Else the new one would find handed on what is taken back in the next moment. A pipe holds up who writes into it. */
    @Test
    void create_whileWhatWasHandedOnIsTakenBack_waits() throws Exception {
        FakeSystem host = delegated("domain", "");
        Cgroup own = host.cgroups().ofProcess(FakeSystem.PID);
        OwnCgroup made = own.create("new", Controller.CPU);
        Path control = root.resolve("host/cg/own/cgroup.subtree_control");
        Files.delete(control);
        assertThat(new ProcessBuilder("mkfifo", control.toString()).start().waitFor())
                .isZero();
        Thread remove = new Thread(made::remove);
        remove.start();
        while (Stream.of(remove.getStackTrace())
                .noneMatch(frame -> frame.getMethodName().equals("put"))) {
            Thread.onSpinWait();
        }
        Thread create = new Thread(() -> own.create("other", Controller.PRESSURE));
        create.start();
        while (create.isAlive() && create.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        boolean early = Files.exists(control.resolveSibling("other"));
        String written = Files.readString(control);
        remove.join();
        create.join();

        assertThat(written).isEqualTo("-cpu\n");
        assertThat(early).isFalse();
        assertThat(control.resolveSibling("other")).isDirectory();
    }

    @Test
    void create_thatFailsHalfWay_takesBackWhatWasHandedOn() {
        FakeSystem host = delegated("domain", "");
        host.v1("cpuset", "/cpuset").memberOf("0::/own", "4:cpuset:/own").directory("cpuset/own/new");
        Cgroup own = host.cgroups().ofProcess(FakeSystem.PID);
        assertThatThrownBy(() -> own.create("new", Controller.CPU, Controller.CPUSET))
                .isInstanceOf(CgroupException.Busy.class)
                .hasMessageContaining("is there already");
        assertThat(host.read("cg/own/cgroup.subtree_control")).isEqualTo("-cpu\n");
        assertThat(root.resolve("host/cg/own/new")).doesNotExist();
    }

    @Test
    void create_inAJoinedHierarchy_makesOneDirectoryForBoth() {
        FakeSystem joined = new FakeSystem(root.resolve("joined"));
        joined.v1("cpu,cpuacct", "/both").memberOf("3:cpu,cpuacct:/").directory("both");
        OwnCgroup own = joined.cgroups().at("/").create("new", Controller.CPU, Controller.CPUACCT);
        assertThat(own.procsFiles()).containsExactly(root.resolve("joined/both/new/cgroup.procs"));
        assertThat(own.group().place(Controller.CPUACCT)).isPresent();
        own.remove();
    }

    @Test
    void create_withoutControllers_isRefusedAndNamesTheFix() {
        Cgroup group = machine.cgroups().at("/");
        assertThatThrownBy(() -> group.create("new"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'new'")
                .hasMessageContaining("Controller.CPU");
    }

    @Test
    void nameThatLeadsElsewhere_isRefused() {
        Cgroup group = machine.cgroups().at("/");
        for (String name : new String[] {"", "..", "a/b", ".hidden"}) {
            assertThatThrownBy(() -> group.create(name, Controller.CPU)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cgroup.subtree_control, +cpu, cgroup.procs",
        "cgroup.procs, 1, cgroup.subtree_control",
        "memory.limit_in_bytes, 41, memory.usage_in_bytes"
    })
    void whatIsInUse_inAnotherLanguage_isBusyAllTheSame(String file, String text, String inTheWay) {
        machine.write("cg/a/" + file, "").write("cg/a/" + inTheWay, "42\n");
        ControlFile control = new ControlFile(root.resolve("cg/a/" + file), "hint");
        IOException refused = new IOException("Das Gerät oder die Ressource ist belegt");
        assertThat(control.explained(text, refused))
                .isInstanceOf(CgroupException.Busy.class)
                .hasMessageContaining("hint");
        machine.write("cg/a/" + inTheWay, "");
        assertThat(control.explained(text, refused))
                .isInstanceOf(CgroupException.Refused.class)
                .hasMessageContaining("belegt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invalid argument", "Operation not supported"})
    void whatTheKernelRefuses_inEnglish_isNotTakenForBusy(String said) {
        machine.write("cg/a/cgroup.subtree_control", "").write("cg/a/cgroup.procs", "42\n");
        ControlFile control = new ControlFile(root.resolve("cg/a/cgroup.subtree_control"), "hint");
        assertThat(control.explained("+cpu", new IOException(said)))
                .isInstanceOf(CgroupException.Refused.class)
                .hasMessageContaining(said);
    }

    @Test
    void whatTheKernelRefuses_besideAFileThatCannotBeRead_isRefusedAllTheSame() {
        machine.directory("cg/a/memory.usage_in_bytes").write("cg/a/memory.limit_in_bytes", "");
        ControlFile control = new ControlFile(root.resolve("cg/a/memory.limit_in_bytes"), "hint");
        assertThat(control.explained("41", new IOException("belegt"))).isInstanceOf(CgroupException.Refused.class);
    }

    @Test
    void fileThatCannotBeOpenedNow_isBusy() {
        ControlFile control = new ControlFile(root.resolve("cg/a/cpu.weight"), "");
        assertThat(control.explained("5", new FileSystemException("x", null, "Zu viele offene Dateien")))
                .isInstanceOf(CgroupException.Busy.class)
                .hasMessageContaining("cpu.weight cannot be opened, Zu viele offene Dateien");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 1, 1",
        "100, 4, 17, 9",
        "512, 20, 59, 50",
        "1000, 39, 99, 97",
        "1024, 39, 100, 100",
        "2000, 77, 170, 195",
        "10240, 391, 639, 1000",
        "102400, 3906, 4429, 10000",
        "262144, 10000, 10000, 10000"
    })
    void formula_givesWhatTheOthersGive(long shares, long linear, long logarithmic, long systemd) {
        assertThat(SharesFormula.LINEAR.toWeight(shares)).isEqualTo(linear);
        assertThat(SharesFormula.LOGARITHMIC.toWeight(shares)).isEqualTo(logarithmic);
        assertThat(SharesFormula.SYSTEMD.toWeight(shares)).isEqualTo(systemd);
    }
}
