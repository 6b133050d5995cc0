package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.running;
import static io.mesokit.examples.nodeagent.Tasks.seen;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Metric;
import io.mesokit.perf.prometheus.LabelSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchListTest {
    @TempDir
    Path folder;

    private FakeHost host;
    private WatchList list;

    @BeforeEach
    void open() {
        host = new FakeHost(folder);
        list = new WatchList(host.cgroups(), 3, task -> LabelSet.of("task_id", task.id()));
    }

    @AfterEach
    void close() {
        list.close();
    }

    @Test
    void sync_tasksOfEachKind_areToldApart() {
        host.task("good", 10, 5);
        host.process(11, "/")
                .task("moved", 12, 1)
                .group("/system.slice/sshd", 9)
                .process(12, "/system.slice/sshd");
        host.process(13, "/mesos/c-rootless");
        host.group("/mesos/c-shared", 1).process(14, "/mesos/c-shared").process(15, "/mesos/c-shared");

        list.sync(seen(
                running("good", 10),
                running("root", 11),
                running("moved", 12),
                running("none", 99),
                running("shared", 14),
                renamed(running("second", 15), "c-shared")));

        assertThat(readiness())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "good", Readiness.READY,
                        "root", Readiness.ROOT_CGROUP,
                        "moved", Readiness.OTHER_CGROUP,
                        "none", Readiness.GONE,
                        "shared", Readiness.READY,
                        "second", Readiness.SHARED));
        assertThat(read()).isEqualTo(Map.of("good", 5L, "shared", 1L));
        assertThat(list.verdicts()).allMatch(verdict -> !verdict.because().isEmpty());
    }

    @Test
    void read_controllerInAnotherGroup_isLeftOut() {
        host.task("t", 10, 5).group("/system.slice/mesos", 9).process(10, "/mesos/c-t", "/system.slice/mesos");
        list.sync(seen(running("t", 10)));

        list.read((task, sample) -> {
            assertThat(sample.has(Metric.CPU_USAGE_NANOS)).isTrue();
            assertThat(sample.has(Metric.MEMORY_USAGE_BYTES)).isFalse();
        });
        assertThat(list.reads()).isEqualTo(1);
    }

    @Test
    void sync_memoryAlone_isTheContainersAndNotTheAgentsCpu() {
        host.task("t", 10, 5).group("/system.slice/mesos", 9).process(10, "/system.slice/mesos", "/mesos/c-t");
        list.sync(seen(running("t", 10)));

        list.read((task, sample) -> {
            assertThat(sample.has(Metric.CPU_USAGE_NANOS)).isFalse();
            assertThat(sample.value(Metric.MEMORY_USAGE_BYTES)).isEqualTo(5000);
        });
        assertThat(readiness()).containsEntry("t", Readiness.READY);
    }

    @Test
    void sync_podThatSharesItsGroupButNotItsFreezer_isReadOnceAndTheOthersAreShared() {
        host.group("/mesos/c-pod", 6).nested(10, "c-pod", "c-a").nested(11, "c-pod", "c-b");
        list.sync(seen(within("c-pod", running("a", 10)), within("c-pod", running("b", 11))));

        assertThat(readiness()).isEqualTo(Map.of("a", Readiness.READY, "b", Readiness.SHARED));
        assertThat(read()).isEqualTo(Map.of("a", 6L));
    }

    @Test
    void sync_podWithAGroupForEach_readsEach() {
        host.group("/mesos/c-pod", 6).group("/mesos/c-pod/mesos/c-a", 4).group("/mesos/c-pod/mesos/c-b", 2);
        host.process(10, "/mesos/c-pod/mesos/c-a").process(11, "/mesos/c-pod/mesos/c-b");
        list.sync(seen(within("c-pod", running("a", 10)), within("c-pod", running("b", 11))));

        assertThat(read()).isEqualTo(Map.of("a", 4L, "b", 2L));
    }

    @Test
    void sync_freezerAlone_saysThatAnIsolatorIsMissing() {
        host.nested(10, "c-pod", "c-a");
        list.sync(seen(within("c-pod", running("a", 10))));

        assertThat(readiness()).containsEntry("a", Readiness.NO_CONTROLLER);
    }

    @Test
    void sync_moreThanTheLimit_takesTheNextWhenOneGoes() {
        for (int task = 0; task < 5; task++) {
            host.task("t" + task, 10 + task, task);
        }
        list.sync(seen(running("t0", 10), running("t1", 11), running("t2", 12), running("t3", 13), running("t4", 14)));

        assertThat(readiness()).containsEntry("t2", Readiness.READY).containsEntry("t3", Readiness.TOO_MANY);
        assertThat(list.watched()).hasSize(3);

        list.sync(seen(running("t1", 11), running("t2", 12), running("t3", 13)));
        assertThat(read()).isEqualTo(Map.of("t1", 1L, "t2", 2L, "t3", 3L));
    }

    @Test
    void sync_moreDescriptorsThanThereAre_takesTheNextWhenOneGoes() {
        host.task("t0", 10, 0).task("t1", 11, 1).task("t2", 12, 2);
        list.sync(seen(running("t0", 10)));
        int each = list.descriptors();
        try (WatchList narrow = new WatchList(host.cgroups(), 9, 3 * each - 1, task -> LabelSet.none())) {
            narrow.sync(seen(running("t0", 10), running("t1", 11), running("t2", 12)));

            assertThat(narrow.descriptors()).isEqualTo(2 * each);
            assertThat(narrow.verdicts())
                    .extracting(Verdict::readiness)
                    .containsExactly(Readiness.READY, Readiness.READY, Readiness.TOO_MANY);

            narrow.sync(seen(running("t1", 11), running("t2", 12)));
            assertThat(narrow.verdicts()).extracting(Verdict::readiness).containsOnly(Readiness.READY);
        }
    }

    @Test
    void sync_labelsFail_nothingIsLeftOpen() {
        host.task("t", 10, 1);
        Map<String, LabelSet> none = Map.of();
        try (WatchList failing = new WatchList(
                host.cgroups(),
                3,
                task -> Optional.ofNullable(none.get(task.id())).orElseThrow())) {
            // Those that this JVM opens meanwhile for other things are not among them.
            long before = openBelow(folder);
            failing.sync(seen(running("t", 10)));

            assertThat(failing.verdicts()).extracting(Verdict::readiness).containsExactly(Readiness.UNSUPPORTED);
            assertThat(openBelow(folder)).isEqualTo(before);
        }
    }

    private static long openBelow(Path folder) {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(each -> target(each).startsWith(folder.toString()))
                    .count();
        } catch (IOException noLinux) {
            throw new UncheckedIOException(noLinux);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    @Test
    void sync_version2WithAnotherRoot_readsTheGroupAboveTheLeaf(@TempDir Path machine) {
        FakeHost v2 = new FakeHost(machine)
                .write("proc/1/mountinfo", "30 20 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n")
                .process(10, "/");
        v2.write("proc/1/cgroup", "0::/\n")
                .write("proc/10/cgroup", "0::/containers/c-t/leaf\n")
                .write("sys/fs/cgroup/containers/c-t/cgroup.controllers", "cpu memory\n")
                .write("sys/fs/cgroup/containers/c-t/memory.current", "4096\n")
                .write("sys/fs/cgroup/containers/c-t/leaf/cgroup.controllers", "\n");
        Cgroups cgroups = v2.cgroups().withMesosRoot("containers");
        try (WatchList root = new WatchList(cgroups, 3, task -> LabelSet.none())) {
            root.sync(seen(running("t", 10)));
            root.read((task, sample) ->
                    assertThat(sample.value(Metric.MEMORY_USAGE_BYTES)).isEqualTo(4096));
            assertThat(root.failedReads()).isZero();
            assertThat(root.reads()).isEqualTo(1);
        }
    }

    @Test
    void sync_taskInTheRootGroupAtFirst_isReadOnceItHasItsOwn() {
        host.process(10, "/");
        list.sync(seen(running("t", 10)));
        host.task("t", 10, 4);

        list.sync(seen(running("t", 10)));

        assertThat(read()).isEqualTo(Map.of("t", 4L));
    }

    @Test
    void sync_controllersOneAfterTheOther_areAllReadInTheEnd() {
        host.task("t", 10, 4).group("", 9).process(10, "/", "/mesos/c-t");
        list.sync(seen(running("t", 10)));
        assertThat(read()).isEmpty();
        int files = list.descriptors();
        host.process(10, "/mesos/c-t");

        list.sync(seen(running("t", 10)));

        assertThat(read()).isEqualTo(Map.of("t", 4L));
        assertThat(list.descriptors()).isGreaterThan(files);
        assertThat(list.watched()).hasSize(1);
        list.sync(List.of());
        assertThat(list.descriptors()).isZero();
    }

    @Test
    void sync_readTaskLooksOddLater_isReadOnAndHarmsNoOther() {
        host.task("t", 10, 4).group("", 9).process(10, "/", "/mesos/c-t");
        list.sync(seen(running("t", 10)));
        host.process(10, "/mesos/c-t\0").task("u", 11, 5);

        list.sync(seen(running("t", 10), running("u", 11)));

        assertThat(list.watched()).hasSize(2);
        assertThat(read()).isEqualTo(Map.of("u", 5L));
    }

    @Test
    void sync_cannotBeOpenedAgainForMore_saysSo() {
        host.task("t", 10, 4).group("", 9).process(10, "/", "/mesos/c-t");
        List<String> failing = new ArrayList<>();
        try (WatchList odd = new WatchList(host.cgroups(), 3, task -> {
            if (failing.contains(task.id())) {
                throw new IllegalStateException("odd labels");
            }
            return LabelSet.none();
        })) {
            odd.sync(seen(running("t", 10)));
            host.process(10, "/mesos/c-t");
            failing.add("t");

            odd.sync(seen(running("t", 10)));

            assertThat(odd.verdicts()).extracting(Verdict::because).containsExactly("odd labels");
            failing.clear();
            odd.sync(seen(running("t", 10)));
            assertThat(odd.verdicts()).extracting(Verdict::readiness).containsExactly(Readiness.READY);
            assertThat(odd.watched()).hasSize(1);
        }
    }

    @Test
    void sync_sameListAgain_stillTriesWhatWasRefused() {
        host.process(10, "/");
        List<SeenTask> told = seen(running("t", 10));
        list.sync(told);
        host.task("t", 10, 4);

        list.sync(told);

        assertThat(read()).isEqualTo(Map.of("t", 4L));
    }

    @Test
    void sync_taskThatIsNeverReady_isAskedForEverMoreSeldom() {
        host.process(10, "/");
        sync(100, "t");
        host.task("t", 10, 1);
        sync(10, "t");
        assertThat(list.watched()).isEmpty();
        sync(32, "t");
        assertThat(list.watched()).hasSize(1);
    }

    private void sync(int rounds, String task) {
        for (int round = 0; round < rounds; round++) {
            list.sync(seen(running(task, 10)));
        }
    }

    @Test
    void sync_taskGoes_itsDescriptorsDoToo() {
        host.task("a", 10, 1).task("b", 11, 2);
        list.sync(seen(running("a", 10), running("b", 11)));
        int both = list.descriptors();

        list.sync(seen(running("b", 11)));
        assertThat(list.descriptors()).isEqualTo(both / 2).isPositive();
        list.sync(List.of());
        assertThat(list.descriptors()).isZero();
    }

    @Test
    void read_someFilesAreMissing_othersAreReadAndNeighboursToo() {
        host.task("a", 10, 1).task("b", 11, 2);
        host.delete("sys/fs/cgroup/cpuacct/mesos/c-a/cpuacct.usage")
                .write("sys/fs/cgroup/cpu/mesos/c-a/cpu.shares", "junk");
        list.sync(seen(running("a", 10), running("b", 11)));

        assertThat(read()).isEqualTo(Map.of("b", 2L));
        assertThat(readiness()).containsEntry("a", Readiness.READY);
    }

    @Test
    void read_consumerFails_isCountedAndHarmsNoOther() {
        host.task("a", 10, 1).task("b", 11, 2);
        list.sync(seen(running("a", 10), running("b", 11)));
        Map<String, Long> read = new TreeMap<>();

        list.read((task, sample) -> {
            if (task.task().id().equals("a")) {
                throw new IllegalStateException("odd");
            }
            read.put(task.task().id(), 1L);
        });

        assertThat(read).containsOnlyKeys("b");
        assertThat(list.failedReads()).isEqualTo(1);
    }

    private static ObjectNode renamed(ObjectNode task, String container) {
        ((ObjectNode) task.at("/statuses/1/container_status/container_id")).put("value", container);
        return task;
    }

    private static ObjectNode within(String pod, ObjectNode task) {
        ((ObjectNode) task.at("/statuses/1/container_status/container_id"))
                .putObject("parent")
                .put("value", pod);
        return task;
    }

    private Map<String, Readiness> readiness() {
        return list.verdicts().stream()
                .collect(Collectors.toMap(verdict -> verdict.task().id(), Verdict::readiness));
    }

    /** CPU seconds by task. */
    private Map<String, Long> read() {
        Map<String, Long> read = new TreeMap<>();
        list.read((task, sample) -> {
            if (sample.has(Metric.CPU_USAGE_NANOS)) {
                read.put(task.task().id(), sample.value(Metric.CPU_USAGE_NANOS) / 1_000_000_000);
            }
        });
        return read;
    }
}
