package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.perf.Reading;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads and processors that come and go while they are counted, or being opened. */
class FollowingTest {
    @TempDir
    Path root;

    private FakeMachine fake;

    @BeforeEach
    void machine() {
        fake = new FakeMachine(root, 10);
    }

    private CgroupTarget cgroup() {
        return CgroupTarget.of(fake.directory("cgroup"));
    }

    @Test
    void process_whoseThreadEndsMeanwhile_isCountedWithoutIt() {
        fake.directory("proc/7/task/8");
        fake.refuse(event -> event.task() == 8 ? Errno.ESRCH : 0);

        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), new ProcessTarget(7, 42), List.of(PerfEvent.TASK_CLOCK))) {
            assertThat(counters.descriptors()).isEqualTo(1);
            assertThat(fake.open.values()).allMatch(FakeMachine.Opened::inherits);
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(0));
        }
    }

    /**
     * Thread 8 comes while 7 is being opened: whether 7 or nobody counts it cannot be told, so both are opened anew.
     */
    @Test
    void process_thatStartsAThreadMeanwhile_isOpenedAnew() {
        fake.refuse(event -> {
            fake.directory("proc/7/task/8");
            return 0;
        });

        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), new ProcessTarget(7, 42), List.of(PerfEvent.TASK_CLOCK))) {
            assertThat(fake.open.values()).extracting(FakeMachine.Opened::task).containsExactlyInAnyOrder(7, 8);
            assertThat(fake.started).hasSize(3);
            assertThat(counters.descriptors()).isEqualTo(2);
        }
    }

    @Test
    void process_thatIsNotThere_isGone() {
        Machine machine = fake.machine();
        try (PerfCounters counters =
                PerfCounters.open(machine, ProcessTarget.of(machine, 99), List.of(PerfEvent.TASK_CLOCK))) {
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Gone());
        }
        assertThat(PerfProbe.run(machine, ProcessTarget.of(machine, 99), PerfEvent.CYCLES)
                        .finding(PerfEvent.CYCLES)
                        .orElseThrow()
                        .obstacle())
                .contains(PerfObstacle.GONE);
    }

    @Test
    void processor_switchedOnLater_isFollowedWithinASecondAndOneSwitchedOffIsClosed() {
        fake.file("sys/devices/system/cpu/online", "0");
        try (PerfCounters counters = PerfCounters.open(fake.machine(), cgroup(), List.of(PerfEvent.TASK_CLOCK))) {
            fake.answer(fake.leader(0), 1, 10, 10, 100);
            fake.file("sys/devices/system/cpu/online", "1-2");
            fake.nanos = 1_000_000_000;
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(100));

            assertThat(fake.open.values()).extracting(FakeMachine.Opened::cpu).containsExactlyInAnyOrder(1, 2);
            fake.answer(fake.leader(1), 1, 10, 10, 5);
            fake.answer(fake.leader(2), 1, 10, 10, 6);
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(111));
        }
        assertThat(fake.machine().budget().used()).isZero();
    }

    /** The kernel takes the group apart for good when its processor goes, and from then on reads the leader alone. */
    @ParameterizedTest
    @ValueSource(ints = {4, 1})
    void processor_switchedOffAndOnBetweenTwoLooks_isOpenedAnew(int longs) {
        fake.file("sys/devices/system/cpu/online", "0");
        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), cgroup(), List.of(PerfEvent.TASK_CLOCK, PerfEvent.PAGE_FAULTS))) {
            int before = fake.leader(0);
            fake.answer(before, 2, 10, 10, 100, 7);
            counters.read();
            fake.answer(before, Arrays.copyOf(new long[] {longs == 1 ? 0 : 1, 11, 11, 101}, longs));
            fake.nanos = 1_000_000_000;
            counters.read();

            assertThat(fake.leader(0)).isGreaterThan(before);
            assertThat(counters.descriptors()).isEqualTo(2);
            fake.answer(fake.leader(0), 2, 5, 5, 50, 3);
            PerfSample sample = counters.read();
            assertThat(sample.get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(150));
            assertThat(sample.get(PerfEvent.PAGE_FAULTS)).isEqualTo(new Reading.Measured(10));
        }
        assertThat(fake.open).isEmpty();
        assertThat(fake.machine().budget().used()).isZero();
    }

    /** Of a group of one event the kernel reads as much as before, so it is the processor's directory that tells. */
    @Test
    void processor_switchedOffAndOnBetweenTwoLooks_isOpenedAnewForOneEventToo() {
        String topology = "sys/devices/system/cpu/cpu0/topology";
        fake.file("sys/devices/system/cpu/online", "0");
        fake.directory(topology);
        try (PerfCounters counters = PerfCounters.open(fake.machine(), cgroup(), List.of(PerfEvent.TASK_CLOCK))) {
            int before = fake.leader(0);
            fake.nanos = 1_000_000_000;
            counters.read();
            assertThat(fake.leader(0)).isEqualTo(before);

            fake.rename(topology, topology + "-before");
            fake.directory(topology);
            fake.nanos = 2_000_000_000;
            fake.answer(before, 1, 10, 10, 100);
            counters.read();
            assertThat(fake.leader(0)).isGreaterThan(before);
            assertThat(counters.descriptors()).isEqualTo(1);
            fake.answer(fake.leader(0), 1, 5, 5, 50);
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(150));
        }
        assertThat(fake.open).isEmpty();
    }

    @Test
    void processor_switchedOffMeanwhile_isPassedOver() {
        fake.refuse(event -> {
            if (event.cpu() != 1) {
                return 0;
            }
            fake.file("sys/devices/system/cpu/online", "0");
            return Errno.ENODEV;
        });

        try (PerfCounters counters = PerfCounters.open(fake.machine(), cgroup(), List.of(PerfEvent.TASK_CLOCK))) {
            assertThat(counters.descriptors()).isEqualTo(1);
            assertThat(counters.read().get(PerfEvent.TASK_CLOCK)).isEqualTo(new Reading.Measured(0));
        }
    }

    /** The kernel lists a processor that is being switched off for a while after perf events have left it. */
    @Test
    void processor_stillListedWithoutPerfEvents_isPassedOverUntilItHasThem() {
        fake.refuse(event -> event.cpu() == 1 ? Errno.ENODEV : 0);

        try (PerfCounters counters = PerfCounters.open(fake.machine(), cgroup(), List.of(PerfEvent.CYCLES))) {
            assertThat(counters.read().get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(0));
            assertThat(counters.descriptors()).isEqualTo(1);

            fake.refuse(event -> 0);
            fake.nanos += 1_000_000_000;
            counters.read();
            assertThat(counters.descriptors()).isEqualTo(2);
        }
    }
}
