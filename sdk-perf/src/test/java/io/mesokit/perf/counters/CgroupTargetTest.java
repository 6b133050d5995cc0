package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.perf.Reading;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.Cgroups;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a control group that was looked up is counted. */
class CgroupTargetTest {
    @TempDir
    Path root;

    private FakeMachine fake;

    @BeforeEach
    void machine() {
        fake = new FakeMachine(root, 10);
    }

    private PerfProbe.Finding find(Target target, PerfEvent event) {
        PerfProbe probe = PerfProbe.run(fake.machine(), target, event);
        assertThat(fake.open).as("left open").isEmpty();
        assertThat(fake.machine().budget().used()).isZero();
        return probe.finding(event).orElseThrow();
    }

    /** Found by the line of its CPU controller, while nobody made it a group where perf events are. */
    private Cgroup task(String ofPerfEvents) {
        fake.file(
                "proc/1/mountinfo",
                "1 0 0:1 / /cpu rw - cgroup cgroup rw,cpu\n2 0 0:2 / /perf rw - cgroup cgroup rw,perf_event");
        fake.file("proc/1/cgroup", "2:cpu:/\n1:perf_event:/");
        fake.file("proc/7/cgroup", "2:cpu:/task\n1:perf_event:" + ofPerfEvents);
        fake.directory("cpu/task");
        fake.directory("perf/task");
        return Cgroups.under(root).ofProcess(7);
    }

    @Test
    void cgroup_ofItsOwnWherePerfEventsAre_isCountedThere() {
        assertThat(CgroupTarget.of(task("/task"))).isEqualTo(CgroupTarget.of(root.resolve("perf/task")));
    }

    @Test
    void cgroup_madeAnewSinceItWasLookedUp_isAnotherAndThatOneGone() {
        Cgroup task = task("/task");
        fake.rename("perf/task", "perf/old");
        fake.directory("perf/task");

        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), CgroupTarget.of(task), List.of(PerfEvent.TASK_CLOCK))) {
            assertThat(counters.read().isGone()).isTrue();
        }
    }

    @Test
    void cgroup_thatIsTheRootWherePerfEventsAre_isNotTheWholeMachineUnlessThatIsMeant() {
        Cgroup task = task("/");

        PerfProbe.Finding finding = find(CgroupTarget.of(task), PerfEvent.TASK_CLOCK);
        assertThat(finding.obstacle()).contains(PerfObstacle.NO_GROUP_OF_ITS_OWN);
        assertThat(finding.sentence()).contains("/task", root.resolve("perf").toString(), "whole machine");
        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), CgroupTarget.of(task), List.of(PerfEvent.TASK_CLOCK))) {
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isInstanceOf(Reading.Unsupported.class);
            assertThat(counters.read().isGone()).isFalse();
        }
        assertThat(CgroupTarget.of(task.withNearest())).isEqualTo(CgroupTarget.of(root.resolve("perf")));
    }

    @Test
    void cgroup_whereNoHierarchyOfPerfEventsIsMounted_saysSo() {
        task("/");
        fake.file("proc/1/mountinfo", "1 0 0:1 / /cpu rw - cgroup cgroup rw,cpu");
        Target target = CgroupTarget.of(Cgroups.under(root).ofProcess(7));

        assertThat(find(target, PerfEvent.TASK_CLOCK).obstacle()).contains(PerfObstacle.OTHER_HIERARCHY);
        assertThat(find(target, PerfEvent.TASK_CLOCK).sentence()).contains("/task", "mount");
    }
}
