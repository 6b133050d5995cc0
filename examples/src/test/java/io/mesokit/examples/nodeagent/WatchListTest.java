package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.running;
import static io.mesokit.examples.nodeagent.Tasks.seen;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.perf.cgroup.Metric;
import io.mesokit.perf.prometheus.LabelSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
