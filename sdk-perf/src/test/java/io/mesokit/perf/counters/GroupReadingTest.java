package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mesokit.perf.Reading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processor counters and their sharing, by what a kernel would write into the buffer. Unverified until run on a machine
 * with a PMU: the machine that this was written on has none.
 */
class GroupReadingTest {
    @TempDir
    Path root;

    private FakeMachine fake;
    private PerfCounters counters;

    @BeforeEach
    void open() {
        fake = new FakeMachine(root);
        counters = PerfCounters.open(
                fake.machine(), new ThreadTarget(7, 42), List.of(PerfEvent.CYCLES, PerfEvent.INSTRUCTIONS));
    }

    private PerfSample read(long... longs) {
        fake.nanos += 1_000_000_000;
        fake.answer(fake.leader(Place.ANY_CPU), longs);
        return counters.read();
    }

    @Test
    void events_openedForAThread_areOneGroupStartedOnce() {
        assertThat(fake.open.values())
                .extracting(FakeMachine.Opened::code)
                .containsExactly(EventCode.fixed(0, 0), EventCode.fixed(0, 1));
        int leader = fake.leader(Place.ANY_CPU);
        assertThat(fake.open.values()).extracting(FakeMachine.Opened::leader).containsExactly(-1, leader);
        assertThat(fake.open.values()).allMatch(each -> each.task() == 7 && each.cpu() == -1 && each.openFlags() == 8);
        assertThat(fake.open.values()).noneMatch(FakeMachine.Opened::inherits);
        assertThat(fake.started).containsExactly(leader);
    }

    @Test
    void group_neverShared_isMeasured_unverifiedWithoutAPmu() {
        PerfSample sample = read(2, 100, 100, 5000, 7000);

        assertThat(sample.get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(5000));
        assertThat(sample.get(PerfEvent.INSTRUCTIONS)).isEqualTo(new Reading.Measured(7000));
    }

    @Test
    void group_sharedForHalfTheTime_isScaledWithItsConfidence_unverifiedWithoutAPmu() {
        PerfSample sample = read(2, 100, 50, 5000, 7000);

        assertThat(sample.get(PerfEvent.CYCLES)).isEqualTo(new Reading.Scaled(10_000, 0.5));
    }

    @Test
    void interval_afterASharedOne_isScaledByItsOwnFactor_unverifiedWithoutAPmu() {
        PerfSample first = read(2, 100, 50, 5000, 7000);
        PerfSample second = read(2, 200, 150, 8000, 9000);

        assertThat(second.since(first).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(3000));
        assertThat(second.get(PerfEvent.CYCLES)).isEqualTo(new Reading.Scaled(13_000, 0.75));
    }

    /** Scaling the whole value would give 1000 * 100/10 = 10000, and then 1100 * 1100/1010 = 1198. */
    @Test
    void total_whenTheFactorFalls_doesNotGoDown_unverifiedWithoutAPmu() {
        PerfSample first = read(2, 100, 10, 1000, 0);
        PerfSample second = read(2, 1100, 1010, 1100, 0);

        assertThat(first.get(PerfEvent.CYCLES).number()).hasValue(10_000);
        assertThat(second.get(PerfEvent.CYCLES).number()).hasValue(10_100);
        assertThat(((Reading.Scaled) second.get(PerfEvent.CYCLES)).confidence())
                .isCloseTo(1010.0 / 1100, within(1e-12));
    }

    @Test
    void counter_thatWasSetToZero_countsOnFromThere_unverifiedWithoutAPmu() {
        read(2, 100, 100, 5000, 7000);
        PerfSample second = read(2, 200, 200, 300, 7100);

        assertThat(second.get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(5300));
        assertThat(second.get(PerfEvent.INSTRUCTIONS)).isEqualTo(new Reading.Measured(7100));
    }

    @Test
    void group_thatNeverGetsOnACounter_isNotMeasurable_unverifiedWithoutAPmu() {
        assertThat(read(2, 100, 0, 0, 0).get(PerfEvent.CYCLES))
                .isInstanceOfSatisfying(
                        Reading.NotMeasurable.class,
                        why -> assertThat(why.reason()).contains("name fewer events"));
    }

    @Test
    void interval_withoutACounter_goesIntoTheNextOneWithOne_unverifiedWithoutAPmu() {
        PerfSample first = read(2, 100, 100, 1000, 0);
        PerfSample second = read(2, 200, 100, 1000, 0);
        PerfSample third = read(2, 300, 200, 2000, 0);

        assertThat(second.since(first).get(PerfEvent.CYCLES)).isInstanceOf(Reading.NotMeasurable.class);
        assertThat(third.since(first).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Scaled(2000, 0.5));
    }

    /** Of the 2000 only 1000 were counted; the others are an estimate for the interval before. */
    @Test
    void interval_afterOneWithoutACounter_isNoMeasuredOne_unverifiedWithoutAPmu() {
        read(2, 100, 100, 1000, 0);
        PerfSample second = read(2, 200, 100, 1000, 0);
        PerfSample third = read(2, 300, 200, 2000, 0);
        PerfSample fourth = read(2, 400, 300, 3000, 0);

        assertThat(third.since(second).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Scaled(2000, 0.5));
        assertThat(fourth.since(third).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(1000));
        assertThat(fourth.get(PerfEvent.CYCLES)).isEqualTo(new Reading.Scaled(4000, 0.75));
    }

    /** What processor 0 was counted for in full does not make up for what processor 1 was not. */
    @Test
    void processors_oneOfThemWithoutACounterForAWhile_areScaledUntilItsTimeIsMadeUpFor_unverifiedWithoutAPmu() {
        try (PerfCounters both = PerfCounters.open(
                fake.machine(), CgroupTarget.of(fake.directory("cgroup")), List.of(PerfEvent.CYCLES))) {
            PerfSample first = readBoth(both, new long[] {1, 100, 100, 1000}, new long[] {1, 100, 100, 500});
            PerfSample second = readBoth(both, new long[] {1, 200, 200, 2000}, new long[] {1, 200, 100, 500});
            PerfSample third = readBoth(both, new long[] {1, 300, 300, 3000}, new long[] {1, 300, 200, 600});
            PerfSample fourth = readBoth(both, new long[] {1, 400, 400, 4000}, new long[] {1, 400, 300, 700});

            assertThat(first.get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(1500));
            assertThat(second.since(first).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Scaled(1000, 0.5));
            assertThat(third.since(second).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Scaled(1200, 200.0 / 300));
            assertThat(third.since(first).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Scaled(2200, 0.75));
            assertThat(fourth.since(third).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(1100));
        }
    }

    private PerfSample readBoth(PerfCounters both, long[] onProcessor0, long[] onProcessor1) {
        fake.answer(fake.leader(0), onProcessor0);
        fake.answer(fake.leader(1), onProcessor1);
        return both.read();
    }

    @Test
    void interval_withoutACounter_isKeptWhileTheTaskSleeps_unverifiedWithoutAPmu() {
        PerfSample first = read(2, 100, 100, 1000, 0);
        read(2, 200, 100, 1000, 0);
        read(2, 200, 100, 1000, 0);
        PerfSample last = read(2, 300, 200, 2000, 0);

        assertThat(last.since(first).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Scaled(2000, 0.5));
    }

    @Test
    void values_whoseTimesStandStillAfterAnIntervalWithoutACounter_areTakenAsTheyAre_unverifiedWithoutAPmu() {
        PerfSample first = read(2, 100, 100, 1000, 0);
        read(2, 200, 100, 1000, 0);
        read(2, 200, 100, 1500, 0);
        PerfSample last = read(2, 300, 200, 2500, 0);

        assertThat(last.since(first).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Scaled(2500, 0.5));
    }

    @Test
    void task_thatWasOnNoProcessor_isAMeasuredZero() {
        PerfSample sample = read(2, 0, 0, 0, 0);

        assertThat(sample.get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(0));
        assertThat(sample.isGone()).isFalse();
    }

    /** Linux does so for the root control group, on a processor that has not switched between control groups. */
    @Test
    void values_whoseTimesStandStill_areTakenAsTheyAre() {
        read(2, 0, 0, 500, 600);

        assertThat(read(2, 0, 0, 700, 900).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(700));
    }

    @Test
    void read_thatWasInterrupted_isMadeAgain() {
        fake.answer(fake.leader(Place.ANY_CPU), -Errno.EINTR);
        fake.answer(fake.leader(Place.ANY_CPU), -Errno.EINTR);

        assertThat(read(2, 100, 100, 5000, 7000).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(5000));
    }

    @Test
    void thread_thatEnds_isReadOnceMoreAndThenGone() {
        read(2, 100, 100, 5000, 7000);
        fake.thread(7, 'Z', 42);

        assertThat(read(2, 150, 150, 6000, 7000).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Measured(6000));
        assertThat(read(2, 150, 150, 6000, 7000).get(PerfEvent.CYCLES)).isEqualTo(new Reading.Gone());
        assertThat(fake.open).isEmpty();
        assertThat(counters.read().isGone()).isTrue();
    }

    @Test
    void thread_whoseNumberIsUsedAgain_isGone() {
        fake.thread(7, 'S', 43);

        assertThat(read(2, 0, 0, 0, 0).isGone()).isTrue();
    }

    @Test
    void sample_sinceOneOfOthers_isRefused() {
        PerfSample mine = read(2, 100, 100, 1, 1);
        PerfCounters others = PerfCounters.open(
                fake.machine(), new ThreadTarget(7, 42), List.of(PerfEvent.CYCLES, PerfEvent.INSTRUCTIONS));

        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> mine.since(others.read()));
    }

    @Test
    void closing_twice_closesEachDescriptorOnce() {
        counters.close();
        counters.close();

        assertThat(fake.open).isEmpty();
        assertThat(fake.machine().budget().used()).isZero();
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(counters::read)
                .withMessageContaining("closed");
    }
}
