package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.nodeagent.Readiness;
import io.mesokit.examples.nodeagent.SeenTask;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks of pods, which share a group unless they ask for one each. */
class PodTest extends FakeMachine {
    @BeforeEach
    void pod() {
        group("pod", 800);
        process(20, "pod");
        write("sys/fs/cgroup/mesos/pod/leaf/cgroup.procs", "20\n21\n");
        write("proc/21/cgroup", "0::/mesos/pod/leaf\n");
        write("proc/21/stat", "21 (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 700 0 0\n");
    }

    private static SeenTask inPod(String id, long pid, String kind) {
        return seen(id, kind, Readiness.READY, OptionalLong.of(pid), List.of(id, "pod"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency", ""})
    void round_groupIsSharedWithAnotherKind_isLeftAloneAndToldOnce(String kind) {
        tasks.add(inPod("sidecar", 20, "best-effort"));
        tasks.add(inPod("main", 21, kind));
        try (Allocator allocator = allocator()) {
            assertThat(round(allocator, 0.5).shares()).containsOnlyKeys("batch");
            round(allocator, 0.5);

            assertThat(weight("pod")).isEqualTo(800);
            assertThat(weight("batch")).isEqualTo(100);
        }
        assertThat(complaints())
                .filteredOn(told -> told.contains("sidecar"))
                .singleElement()
                .asString()
                .contains("/mesos/pod", "task main", "share_cgroups");
    }

    @Test
    void round_allOfThePodAreBestEffort_areLowered() {
        tasks.add(inPod("one", 20, "best-effort"));
        tasks.add(inPod("two", 21, "best-effort"));
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);

            assertThat(weight("pod")).isEqualTo(400);
        }
    }

    @Test
    void round_groupHoldsAnotherKindFurtherDown_isLeftAlone() {
        group("pod/mesos/main", 100);
        process(22, "pod/mesos/main");
        tasks.add(inPod("sidecar", 20, "best-effort"));
        tasks.add(inPod("main", 22, "latency"));
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);

            assertThat(weight("pod")).isEqualTo(800);
        }
    }

    @Test
    void round_groupIsInThatOfAnotherKind_isLeftAlone() {
        group("pod/mesos/sidecar", 100);
        process(22, "pod/mesos/sidecar");
        tasks.add(inPod("main", 20, "latency"));
        tasks.add(inPod("sidecar", 22, "best-effort"));
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);

            assertThat(weight("pod/mesos/sidecar")).isEqualTo(100);
        }
    }

    @Test
    void round_groupsOfTheirOwnInOnePod_bestEffortIsLowered() {
        group("pod/mesos/main", 100);
        process(22, "pod/mesos/main");
        group("pod/mesos/sidecar", 100);
        process(23, "pod/mesos/sidecar");
        tasks.add(inPod("main", 22, "latency"));
        tasks.add(inPod("sidecar", 23, "best-effort"));
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);

            assertThat(weight("pod/mesos/sidecar")).isEqualTo(50);
            assertThat(weight("pod/mesos/main")).isEqualTo(100);
            assertThat(weight("pod")).isEqualTo(800);
        }
    }

    @Test
    void round_anotherKindOfThePodCannotBeFound_isLeftAlone() {
        tasks.add(inPod("sidecar", 20, "best-effort"));
        tasks.add(seen("main", "", Readiness.NOT_RUNNING, OptionalLong.empty(), List.of("main", "pod")));
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);

            assertThat(weight("pod")).isEqualTo(800);
        }
    }

    @Test
    void round_anotherKindComesIntoALoweredGroup_isPutBack() {
        tasks.add(inPod("sidecar", 20, "best-effort"));
        try (Allocator allocator = allocator()) {
            round(allocator, 0.5);
            assertThat(weight("pod")).isEqualTo(400);
            tasks.add(inPod("main", 21, "latency"));

            round(allocator, 0.5);

            assertThat(weight("pod")).isEqualTo(800);
        }
    }
}
