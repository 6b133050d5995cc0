package io.mesokit.perf.counters;

import static io.mesokit.perf.counters.PerfEvent.CYCLES;
import static io.mesokit.perf.counters.PerfEvent.INSTRUCTIONS;
import static io.mesokit.perf.counters.PerfEvent.TASK_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.mesokit.perf.Reading;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReusedPerfSampleTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path root;

    private FakeMachine fake;
    private final ReusedPerfSample sample = new ReusedPerfSample();

    @BeforeEach
    void machine() {
        fake = new FakeMachine(root);
    }

    private PerfCounters open(PerfEvent... events) {
        return PerfCounters.open(fake.machine(), new ThreadTarget(7, 42), List.of(events));
    }

    private void answer(long... longs) {
        fake.answer(fake.leader(Place.ANY_CPU), longs);
    }

    @Test
    void bothReads_inTurns_giveTheSameTotals_unverifiedWithoutAPmu() {
        try (PerfCounters counters = open(CYCLES, INSTRUCTIONS)) {
            answer(2, 100, 50, 5000, 7000);
            assertThat(counters.read(sample)).isTrue();
            assertThat(sample.count(CYCLES)).isEqualTo(10_000);
            PerfSample whole = counters.read();
            assertThat(sample.reading(CYCLES)).isEqualTo(whole.get(CYCLES)).isEqualTo(new Reading.Scaled(10_000, 0.5));

            answer(2, 200, 150, 8000, 9000);
            whole = counters.read();
            answer(2, 300, 250, 8100, 9000);
            counters.read(sample);
            assertThat(whole.get(CYCLES).number()).hasValue(13_000);
            assertThat(sample.count(CYCLES)).isEqualTo(13_100);
            assertThat(sample.count(INSTRUCTIONS)).isEqualTo(16_000);
            assertThat(sample.enabledNanos()).isEqualTo(300);
            assertThat(sample.runningNanos()).isEqualTo(250);
            assertThat(sample.toString()).contains("cycles: Scaled", "250 of 300 ns");
        }
    }

    @Test
    void difference_ofTwo_isWhatADeltaOfSamplesIs_unverifiedWithoutAPmu() {
        ReusedPerfSample later = new ReusedPerfSample();
        try (PerfCounters counters = open(CYCLES)) {
            answer(1, 100, 100, 1000);
            counters.read(sample);
            answer(1, 200, 100, 1000);
            counters.read(later);
            assertThat(later.has(CYCLES)).isTrue();
            assertThat(later.since(sample, CYCLES)).isInstanceOf(Reading.NotMeasurable.class);
            answer(1, 300, 200, 2000);
            counters.read(sample);
            assertThat(sample.since(later, CYCLES)).isEqualTo(new Reading.Scaled(2000, 0.5));
            assertThatIllegalArgumentException().isThrownBy(() -> later.since(sample, CYCLES));
            assertThatIllegalArgumentException().isThrownBy(() -> sample.since(new ReusedPerfSample(), CYCLES));
        }
    }

    @Test
    void event_thatIsRefused_hasNoCount() {
        fake.refuse(event -> event.code().isOfTheProcessor() ? Errno.ENOENT : 0);
        try (PerfCounters counters = open(CYCLES, TASK_CLOCK)) {
            answer(1, 100, 100, 70);
            counters.read(sample);

            assertThat(sample.has(CYCLES)).isFalse();
            assertThat(sample.reading(CYCLES)).isInstanceOf(Reading.Unsupported.class);
            assertThatIllegalStateException()
                    .isThrownBy(() -> sample.count(CYCLES))
                    .withMessageContaining("virtual machine");
            assertThat(sample.count(TASK_CLOCK)).isEqualTo(70);
            assertThat(sample.isUserModeOnly()).isFalse();
        }
    }

    @Test
    void group_thatNeverGetsOnACounter_hasNoCount_unverifiedWithoutAPmu() {
        try (PerfCounters counters = open(CYCLES)) {
            answer(1, 0, 0, 0);
            counters.read(sample);
            assertThat(sample.count(CYCLES)).as("not on a processor").isZero();
            answer(1, 100, 0, 0);
            counters.read(sample);
            assertThat(sample.has(CYCLES)).isFalse();
            assertThat(sample.reading(CYCLES)).isInstanceOf(Reading.NotMeasurable.class);
        }
    }

    @Test
    void thread_thatEnds_hasNoCountsAfterTheLast() {
        try (PerfCounters counters = open(TASK_CLOCK)) {
            fake.thread(7, 'Z', 42);
            answer(1, 100, 100, 70);
            assertThat(counters.read(sample)).isTrue();
            assertThat(sample.count(TASK_CLOCK)).isEqualTo(70);
            answer(1, 100, 100, 70);
            assertThat(counters.read(sample)).isFalse();
            assertThat(sample.isGone()).isTrue();
            assertThat(sample.has(TASK_CLOCK)).isFalse();
            assertThat(sample.reading(TASK_CLOCK)).isEqualTo(new Reading.Gone());
            assertThat(counters.read(sample)).isFalse();
            assertThat(fake.open).isEmpty();
        }
    }

    @Test
    void sample_passedOn_isOverwrittenAsAWhole() {
        try (PerfCounters two = open(CYCLES, TASK_CLOCK)) {
            answer(2, 100, 100, 70, 60);
            two.read(sample);
        }
        try (PerfCounters one = open(TASK_CLOCK)) {
            answer(1, 10, 10, 7);
            one.read(sample);
            assertThat(sample.events()).containsExactly(TASK_CLOCK);
            assertThat(sample.count(TASK_CLOCK)).isEqualTo(7);
            assertThatIllegalArgumentException().isThrownBy(() -> sample.has(CYCLES));
        }
    }

    @Test
    void sample_neverFilled_hasNothing() {
        assertThat(sample.events()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> sample.count(CYCLES));
    }

    @Test
    void read_afterTheClosing_isRefused() {
        PerfCounters counters = open(TASK_CLOCK);
        counters.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> counters.read(sample))
                .withMessageContaining("closed");
    }

    @Test
    void read_ofAThread_allocatesNothingAndAsksNoClock() {
        fake.ticking();
        fake.run();
        try (PerfCounters counters = open(TASK_CLOCK, CYCLES)) {
            long nanos = fake.nanos;
            assertThat(allocated(counters)).isZero();
            assertThat(sample.count(CYCLES)).isEqualTo(400);
            assertThat(fake.nanos).isEqualTo(nanos);
        }
    }

    @Test
    void read_ofAControlGroup_followsItsProcessorsAndAllocatesNothingMeanwhile() {
        fake.file("sys/devices/system/cpu/online", "0");
        fake.run();
        try (PerfCounters counters =
                PerfCounters.open(fake.machine(), CgroupTarget.of(fake.directory("cgroup")), List.of(TASK_CLOCK))) {
            assertThat(allocated(counters)).isZero();
            fake.file("sys/devices/system/cpu/online", "0-1");
            fake.nanos += 1_000_000_000;
            counters.read(sample);
            assertThat(counters.descriptors()).isEqualTo(2);
        }
    }

    @Test
    void read_withoutDescriptors_triesAgainEverySecond() {
        fake.refuse(event -> Errno.EMFILE);
        try (PerfCounters counters = open(TASK_CLOCK)) {
            counters.read(sample);
            assertThat(sample.has(TASK_CLOCK)).isFalse();
            fake.refuse(event -> 0);
            fake.nanos += 1_000_000_000;
            counters.read(sample);
            assertThat(sample.count(TASK_CLOCK)).isZero();
        }
    }

    @Test
    void read_onTheRealKernel_allocatesNothing() {
        PerfProbe probe = PerfProbe.ofThread(TASK_CLOCK);
        assumeTrue(!probe.countable().isEmpty(), probe.toString());
        try (PerfCounters counters = PerfCounters.ofThread(TASK_CLOCK)) {
            assertThat(allocated(counters)).isZero();
            assertThat(sample.count(TASK_CLOCK)).isPositive();
        }
    }

    /** By 200 reads, once others have loaded what they need; counted to the byte by the JVM. */
    private long allocated(PerfCounters counters) {
        readTimes(200, counters);
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        long counting = THREADS.getThreadAllocatedBytes(thread) - before;
        before = THREADS.getThreadAllocatedBytes(thread);
        readTimes(200, counters);
        return THREADS.getThreadAllocatedBytes(thread) - before - counting;
    }

    private void readTimes(int times, PerfCounters counters) {
        for (int time = 0; time < times; time++) {
            counters.read(sample);
        }
    }
}
