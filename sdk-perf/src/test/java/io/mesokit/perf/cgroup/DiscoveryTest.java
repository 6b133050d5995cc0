package io.mesokit.perf.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiscoveryTest {
    @TempDir
    Path root;

    private FakeSystem machine;

    @BeforeEach
    void machine() {
        machine = new FakeSystem(root);
    }

    private Cgroup task() {
        return machine.cgroups().ofProcess(FakeSystem.PID);
    }

    private Path directory(Controller controller) {
        return root.relativize(task().place(controller).orElseThrow().directory());
    }

    @Test
    void version1_joinedControllers_areWhereTheirMountIs() {
        machine.v1("cpu,cpuacct", "/odd/name").v1("memory", "/sys/fs/cgroup/memory");
        machine.memberOf("4:cpu,cpuacct:/mesos/a", "3:memory:/other/b");
        machine.directory("odd/name/mesos/a").directory("sys/fs/cgroup/memory/other/b");
        assertThat(directory(Controller.CPU)).hasToString("odd/name/mesos/a");
        assertThat(directory(Controller.CPUACCT)).hasToString("odd/name/mesos/a");
        assertThat(directory(Controller.MEMORY)).hasToString("sys/fs/cgroup/memory/other/b");
        assertThat(task().place(Controller.PIDS)).isEmpty();
    }

    @Test
    void version2_allControllers_areInOnePlace() {
        machine.v2("/sys/fs/cgroup").memberOf("0::/a/b").directory("sys/fs/cgroup/a/b");
        Cgroup task = task();
        for (Controller controller : Controller.values()) {
            Place place = task.place(controller).orElseThrow();
            assertThat(place.version()).isEqualTo(Version.V2);
            assertThat(place.path()).isEqualTo("/a/b");
        }
        assertThat(task.path()).isEqualTo("/a/b");
    }

    @Test
    void hybrid_eachController_isDecidedByItself() {
        machine.v1("cpu", "/cg/cpu").v2("/cg/unified").memberOf("2:cpu:/x", "1:name=systemd:/s", "0::/u");
        machine.directory("cg/cpu/x").directory("cg/unified/u");
        assertThat(task().place(Controller.CPU).orElseThrow().version()).isEqualTo(Version.V1);
        assertThat(task().place(Controller.MEMORY).orElseThrow().version()).isEqualTo(Version.V2);
        assertThat(directory(Controller.PRESSURE)).hasToString("cg/unified/u");
    }

    @Test
    void pathWithColonsAndMountWithSpaces_areReadAsTheyAre() {
        machine.mount("/", "/with\\040space", "cgroup2", "rw").memberOf("0::/a:b:c/d");
        machine.directory("with space/a:b:c/d");
        assertThat(directory(Controller.CPU)).hasToString("with space/a:b:c/d");
    }

    @Test
    void mountOfAPartOfTheHierarchy_isTakenOffThePath() {
        machine.mount("/docker/abc", "/sys/fs/cgroup", "cgroup2", "rw").memberOf("0::/docker/abc/sub");
        machine.directory("sys/fs/cgroup/sub");
        assertThat(directory(Controller.CPU)).hasToString("sys/fs/cgroup/sub");
    }

    @Test
    void hostsMountInANamespace_showsWhatIsAboveIt() {
        machine.mount("/", "/sys/fs/cgroup", "cgroup2", "rw").mount("/../..", "/host/cgroup", "cgroup2", "rw");
        machine.memberOf("0::/../../mesos/a").directory("host/cgroup/mesos/a").directory("sys/fs/cgroup");
        assertThat(directory(Controller.CPU)).hasToString("host/cgroup/mesos/a");
    }

    @Test
    void pathOutsideOfTheNamespace_withoutHostsMount_isSaidToBe() {
        machine.v2("/sys/fs/cgroup").memberOf("0::/../mesos/a").directory("sys/fs/cgroup/mesos/a");
        assertThatThrownBy(this::task)
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("/../mesos/a")
                .hasMessageContaining("outside of this process's cgroup namespace");
        assertThatThrownBy(() -> machine.cgroups().at("/../mesos/a")).isInstanceOf(CgroupException.Gone.class);
    }

    /** In a container with a namespace of its own, beside the one that is looked at. */
    private void containersSideBySide() {
        machine.mount("/", "/sys/fs/cgroup", "cgroup2", "rw").mount("/../..", "/host/cgroup", "cgroup2", "rw");
        machine.directory("host/cgroup/a.slice/it.scope").directory("host/cgroup/system.slice/it.scope");
        machine.directory("host/cgroup/system.slice/own.scope").memberOf("0::/../it.scope");
    }

    @Test
    void groupBesideTheNamespace_isFoundInTheHostsMount() throws Exception {
        containersSideBySide();
        Files.createDirectories(root.resolve("sys/fs"));
        Files.createSymbolicLink(root.resolve("sys/fs/cgroup"), root.resolve("host/cgroup/system.slice/own.scope"));
        assertThat(directory(Controller.CPU)).hasToString("host/cgroup/system.slice/it.scope");
        Cgroup parent = task().parent().orElseThrow();
        assertThat(parent.path()).isEqualTo("/..");
        assertThat(parent.parent().orElseThrow().path()).isEqualTo("/../..");
        assertThat(parent.parent().flatMap(Cgroup::parent)).isEmpty();
    }

    @Test
    void groupBesideANamespaceThatIsNotToBeSeen_isNotGuessed() {
        containersSideBySide();
        machine.directory("sys/fs/cgroup");
        assertThatThrownBy(this::task)
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("/../it.scope");
    }

    @Test
    void self_whoseGroupIsNotToBeSeen_isUnsupported() {
        machine.mount("/other", "/sys/fs/cgroup", "cgroup2", "rw").memberOf("0::/own");
        machine.write("proc/self/cgroup", "0::/own\n").directory("sys/fs/cgroup");
        assertThatThrownBy(() -> machine.cgroups().self())
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("/own");
    }

    @Test
    void removedGroup_isGone() {
        machine.v2("/sys/fs/cgroup").memberOf("0::/a (deleted)").directory("sys/fs/cgroup");
        assertThatThrownBy(this::task).isInstanceOf(CgroupException.Gone.class).hasMessageContaining("removed");
    }

    @Test
    void groupCalledDeleted_isFound() {
        machine.v2("/sys/fs/cgroup").memberOf("0::/a (deleted)").directory("sys/fs/cgroup/a (deleted)");
        assertThat(task().path()).isEqualTo("/a (deleted)");
    }

    @Test
    void mesosLeaf_isTheContainerAbove() {
        machine.v2("/sys/fs/cgroup").memberOf("0::/mesos/id/leaf").directory("sys/fs/cgroup/mesos/id/leaf");
        assertThat(task().path()).isEqualTo("/mesos/id");
    }

    @Test
    void pids_ofAMesosContainer_areInTheLeafAndFurtherBelow() {
        machine.v2("/sys/fs/cgroup").memberOf("0::/mesos/id/leaf");
        machine.write("sys/fs/cgroup/mesos/id/cgroup.procs", "");
        machine.write("sys/fs/cgroup/mesos/id/leaf/cgroup.procs", "42\n");
        machine.write("sys/fs/cgroup/mesos/id/mesos/inner/leaf/cgroup.procs", "44\n43\n");
        machine.write("sys/fs/cgroup/mesos/other/leaf/cgroup.procs", "45\n");

        assertThat(task().pids()).isEmpty();
        assertThat(task().allPids()).containsExactly(42L, 43L, 44L);
    }

    @Test
    void nestedMesosLeaf_isTheInnerContainer() {
        machine.v2("/sys/fs/cgroup").memberOf("0::/mesos/id/mesos/inner/leaf");
        machine.directory("sys/fs/cgroup/mesos/id/mesos/inner/leaf");
        assertThat(task().path()).isEqualTo("/mesos/id/mesos/inner");
    }

    @Test
    void leafOfOthers_isItself() {
        machine.v2("/sys/fs/cgroup").memberOf("0::/user/id/leaf").directory("sys/fs/cgroup/user/id/leaf");
        assertThat(task().path()).isEqualTo("/user/id/leaf");
        assertThat(machine.cgroups()
                        .withMesosRoot("/slice/user")
                        .ofProcess(FakeSystem.PID)
                        .path())
                .isEqualTo("/user/id");
    }

    @Test
    void mountUnderAnother_isNotTaken() {
        machine.mountLine("50 20 0:31 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw");
        machine.mountLine("51 50 0:32 / /sys/fs/cgroup rw - tmpfs tmpfs rw");
        machine.mountLine("52 51 0:31 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw");
        machine.memberOf("0::/a").directory("sys/fs/cgroup/a").directory("sys/fs/cgroup/unified/a");
        assertThat(directory(Controller.CPU)).hasToString("sys/fs/cgroup/unified/a");
    }

    @Test
    void controllerWithoutMount_isMissingWithTheFix() {
        machine.v2("/cg").memberOf("3:cpu:/x", "0::/a").directory("cg/a");
        assertThat(task().place(Controller.CPU)).isEmpty();
        assertThat(task().reason(Controller.CPU))
                .contains("CPU (V1)")
                .contains("not mounted")
                .contains("mount it");
    }

    @Test
    void noMountAtAll_isUnsupported() {
        machine.memberOf("0::/a");
        assertThatThrownBy(this::task)
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("bind the host's /sys/fs/cgroup");
    }

    @Test
    void noProc_isUnsupported() {
        assertThatThrownBy(() -> Cgroups.under(root.resolve("nowhere")).ofProcess(1))
                .isInstanceOf(CgroupException.Unsupported.class)
                .hasMessageContaining("/proc");
    }

    @Test
    void unknownProcess_isGone() {
        machine.v2("/cg").memberOf("0::/a").directory("cg/a");
        assertThatThrownBy(() -> machine.cgroups().ofProcess(43))
                .isInstanceOf(CgroupException.Gone.class)
                .hasMessageContaining("43");
    }

    @Test
    void endedProcess_isGoneAndNotInTheRoot() {
        machine.v1("cpu", "/cg").memberOf("3:cpu:/").directory("cg");
        machine.process(FakeSystem.PID, "(done)", "Z");
        assertThatThrownBy(this::task).isInstanceOf(CgroupException.Gone.class).hasMessageContaining("has ended");
    }

    @Test
    void processGivenOutAnew_isAnother() {
        machine.v2("/cg").memberOf("0::/a").directory("cg/a");
        ProcessId before = task().process().orElseThrow();
        assertThat(before)
                .isEqualTo(new ProcessId(FakeSystem.PID, 7042))
                .isEqualTo(machine.cgroups().process(42));
    }

    @Test
    void rootOfSome_isSharedAndNotRead() {
        machine.v1("cpu", "/cpu").v1("memory", "/memory").memberOf("3:cpu:/a", "2:memory:/");
        machine.directory("cpu/a").directory("memory").write("memory/memory.usage_in_bytes", "7\n");
        assertThat(task().isOwn(Controller.CPU)).isTrue();
        assertThat(task().isOwn(Controller.MEMORY)).isFalse();
        assertThat(task().sample().get(Metric.MEMORY_USAGE_BYTES)).isEmpty();
        assertThat(task().sample().reading(Metric.MEMORY_USAGE_BYTES))
                .asString()
                .contains("whole machine");
        assertThat(task().withNearest().sample().get(Metric.MEMORY_USAGE_BYTES)).hasValue(7);
    }

    @Test
    void rootOfAll_isReadAsTheMachine() {
        machine.v1("memory", "/memory").memberOf("2:memory:/").write("memory/memory.usage_in_bytes", "7\n");
        assertThat(task().isRoot()).isTrue();
        assertThat(task().sample().get(Metric.MEMORY_USAGE_BYTES)).hasValue(7);
    }

    @Test
    void rootSeenFromANamespace_isTheRoot() {
        Path point = Path.of("/cg");
        assertThat(new Place(Controller.CPU, Version.V2, "/../..", point, point, 29, 1).isRoot())
                .isTrue();
        assertThat(new Place(Controller.CPU, Version.V2, "/..", point, point, 29, 77).isRoot())
                .isFalse();
    }

    @Test
    void parents_aboveTheNamespace_areCalledSo() {
        machine.mount("/../..", "/host", "cgroup2", "rw")
                .memberOf("0::/../../b/c")
                .directory("host/b/c");
        assertThat(task().parent().orElseThrow().path()).isEqualTo("/../../b");
        assertThat(task().parent().flatMap(Cgroup::parent).orElseThrow().path()).isEqualTo("/../..");
        assertThat(task().parent().flatMap(Cgroup::parent).flatMap(Cgroup::parent))
                .isEmpty();
    }

    @Test
    void controllerNotHandedOn_isAbsentHereAndNearestAbove() {
        machine.v2("/cg").memberOf("0::/a/b");
        machine.write("cg/a/cgroup.controllers", "cpu memory\n").write("cg/a/memory.current", "9\n");
        machine.write("cg/a/b/cgroup.controllers", "cpu\n");
        assertThat(task().sample().reading(Metric.MEMORY_USAGE_BYTES))
                .asString()
                .contains("memory is not enabled in /a/b")
                .contains("subtree_control");
        Cgroup nearest = task().withNearest();
        assertThat(nearest.place(Controller.MEMORY).orElseThrow().path()).isEqualTo("/a");
        assertThat(nearest.place(Controller.CPU).orElseThrow().path()).isEqualTo("/a/b");
        assertThat(nearest.sample().get(Metric.MEMORY_USAGE_BYTES)).hasValue(9);
    }

    @Test
    void parentOfNearestGroups_isThatOfTheGroupItself() {
        machine.v2("/cg").memberOf("0::/a/b").write("cg/a/cgroup.controllers", "memory\n");
        machine.write("cg/a/b/cgroup.controllers", "\n");
        Cgroup parent = task().withNearest().parent().orElseThrow();
        assertThat(parent.place(Controller.MEMORY).orElseThrow().path()).isEqualTo("/a");
    }

    @Test
    void at_pathOfSomeControllers_hasThose() {
        machine.v1("cpu", "/cpu").v1("memory", "/memory").memberOf("3:cpu:/", "2:memory:/");
        machine.directory("cpu/x/leaf").directory("memory");
        Cgroup group = machine.cgroups().at("/x/leaf/");
        assertThat(group.path()).isEqualTo("/x/leaf");
        assertThat(group.place(Controller.MEMORY)).isEmpty();
        assertThat(group.parent().orElseThrow().path()).isEqualTo("/x");
        assertThat(group.parent().flatMap(Cgroup::parent).flatMap(Cgroup::parent))
                .isEmpty();
    }

    @Test
    void toString_showsPlacesAndWhatIsMissing() {
        machine.v1("cpu", "/cpu").v1("memory", "/memory").memberOf("3:cpu:/a", "2:memory:/");
        machine.directory("cpu/a").directory("memory");
        assertThat(task().toString())
                .startsWith("cgroup /a of process 42")
                .contains("V1 /a in " + root.resolve("cpu/a"))
                .contains("the root, shared with all")
                .contains("missing: this kernel has no PIDS");
    }

    @Test
    void sameGroups_areEqual() throws Exception {
        machine.v2("/cg").memberOf("0::/a").directory("cg/a");
        Cgroup before = task();
        assertThat(machine.cgroups().at("/a")).isEqualTo(before).hasSameHashCodeAs(before);
        Files.move(root.resolve("cg/a"), root.resolve("cg/old"));
        machine.directory("cg/a");
        assertThat(task()).isNotEqualTo(before);
        assertThat(before.exists()).isFalse();
    }

    /** The kernel lists no processes there, with an error that is told in the machine's language. */
    @Test
    void pids_ofAThreadedGroup_areNone() throws Exception {
        machine.v2("/cg").memberOf("0::/a").directory("cg/a/b").write("cg/a/cgroup.procs", "42\n");
        machine.write("cg/a/b/cgroup.type", "threaded\n");
        Files.delete(root.resolve("cg/a/b/cgroup.procs"));
        Files.createDirectory(root.resolve("cg/a/b/cgroup.procs"));
        assertThat(task().allPids()).containsExactly(42L);
    }

    /** A directory stands for whatever keeps a file from being read that is there: too many open files, above all. */
    @Test
    void process_whoseFilesCannotBeRead_isNotTakenForOneThatHasEnded() {
        machine.v2("/cg").memberOf("0::/a").directory("cg/a").write("proc/43/stat/x", "");
        assertThatThrownBy(() -> machine.cgroups().ofProcess(43))
                .isInstanceOf(CgroupException.Busy.class)
                .hasMessageContaining("proc/43/stat cannot be read");
    }
}
