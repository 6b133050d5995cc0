package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.nodeagent.Readiness;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Latency-sensitive tasks that run into a quota of their own: the kernel counts that as waiting for a CPU, too. */
class QuotaTest extends FakeMachine {
    private int throttled;

    private void throttle(String group, int periods) {
        throttled += periods;
        write(
                "sys/fs/cgroup/mesos/" + group + "/cpu.stat",
                "usage_usec 1\nnr_periods 100\nnr_throttled " + throttled + "\nthrottled_usec 1\n");
    }

    @Test
    void round_waitsForItsOwnQuota_holdsNobodyBackAndIsSaidOnce() {
        throttle("front", 0);
        try (Allocator allocator = allocator()) {
            for (int i = 0; i < 3; i++) {
                throttle("front", 9);
                assertThat(round(allocator, 0.9).waiting()).isEmpty();
            }
            assertThat(weight("batch")).isEqualTo(400);
        }
        assertThat(complaints()).singleElement().asString().contains("task front", "quota");
    }

    @Test
    void round_wasThrottledInTheRoundBefore_theWaitMayStillBeOfThat() {
        throttle("front", 0);
        try (Allocator allocator = allocator()) {
            throttle("front", 1);
            round(allocator, 0);
            assertThat(round(allocator, 0.9).waiting()).isEmpty();

            assertThat(round(allocator, 0.9).waiting()).hasValue(0.9);
        }
    }

    @Test
    void round_quotaIsOfItsPod_holdsNobodyBack() {
        group("pod", 800);
        throttle("pod", 0);
        group("pod/mesos/main", 100);
        process(10, "pod/mesos/main");
        tasks.removeIf(task -> task.id().equals("front"));
        tasks.add(seen("main", "latency", Readiness.READY, OptionalLong.of(10), List.of("main", "pod")));
        try (Allocator allocator = allocator()) {
            throttle("pod", 9);

            assertThat(round(allocator, 0.9).waiting()).isEmpty();
        }
    }

    @Test
    void round_quotaIsOfAllTasksTogether_bestEffortIsHeldBack() {
        write("sys/fs/cgroup/mesos/cpu.stat", "usage_usec 1\nnr_periods 1\nnr_throttled 1\nthrottled_usec 1\n");
        try (Allocator allocator = allocator()) {
            write("sys/fs/cgroup/mesos/cpu.stat", "usage_usec 1\nnr_periods 9\nnr_throttled 9\nthrottled_usec 1\n");

            assertThat(round(allocator, 0.9).waiting()).hasValue(0.9);
        }
    }

    @Test
    void round_throttledAndYetCalm_isCalm() {
        throttle("front", 0);
        try (Allocator allocator = allocator()) {
            throttle("front", 1);

            assertThat(round(allocator, 0).waiting()).hasValue(0);
        }
    }

    @Test
    void round_anotherWaitsToo_isHeldBackAllTheSame() {
        task("second", 20, "latency", 100);
        throttle("front", 0);
        try (Allocator allocator = allocator()) {
            throttle("front", 9);
            write("proc/20/task/20/schedstat", "500000005 500000000 1\n");

            assertThat(round(allocator, 0.9).waiting()).hasValue(0.5);
        }
    }
}
