package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.supervisor.Observation.Activity;
import io.mesokit.examples.supervisor.Observation.Present;
import io.mesokit.examples.supervisor.plan.CpuGrid;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Goal;
import io.mesokit.examples.supervisor.plan.Iteration;
import io.mesokit.examples.supervisor.plan.Planner;
import io.mesokit.examples.supervisor.plan.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Cpus ONE = Cpus.of(1);
    private static final Set<String> OWN = Set.of("u");
    private static final Counters NONE = new Counters(0, 0);

    private final Reconciler reconciler =
            new Reconciler(Planner.of(Tuning.of(CpuGrid.upTo(Cpus.of(2)), Duration.ofSeconds(5))), Hopeless.DEMOTE);

    @Test
    void asked_idleAndNothingCountedYet_isNotAskedAgain() {
        assertThat(react(asked(), Activity.IDLE, NONE, 14).action()).isInstanceOf(Action.Look.class);
    }

    @Test
    void asked_idleForLongerThanAnyStart_isAskedAgainAsTheSameRun() {
        Reconciler.Move move = react(asked(), Activity.IDLE, NONE, 15);

        assertThat(move.action()).isInstanceOf(Action.Start.class);
        assertThat(move.state().attempt().orElseThrow().run()).isEqualTo(1);
        assertThat(move.state().lastRun()).isEqualTo(1);
    }

    @Test
    void asked_queued_isNeverAskedAgain() {
        assertThat(react(asked(), Activity.QUEUED, NONE, 3000).action()).isInstanceOf(Action.Look.class);
    }

    @Test
    void counted_withoutReport_waitsForItThenGoesOnWithout() {
        Reconciler.Move first = react(asked(), Activity.IDLE, new Counters(1, 0), 60);
        assertThat(first.action()).isInstanceOf(Action.Look.class);

        Reconciler.Move second = react(first.state(), Activity.IDLE, new Counters(1, 0), 63);

        assertThat(second.state().done()).isEqualTo(1);
        assertThat(second.state().history().get(0).run()).isEqualTo(Duration.ofSeconds(63));
        assertThat(second.action()).isInstanceOf(Action.Prepare.class);
    }

    @Test
    void seenAndGoneWithoutCounting_isAFailureOnlyAfterAWhile() {
        JobState seen = react(asked(), Activity.RUNNING, NONE, 10).state();
        Reconciler.Move gone = react(seen, Activity.IDLE, NONE, 20);
        assertThat(gone.state().history()).isEmpty();

        Reconciler.Move booked = react(gone.state(), Activity.IDLE, NONE, 30);

        assertThat(booked.state().failuresInRow()).isEqualTo(1);
        assertThat(booked.state().done()).isZero();
    }

    @Test
    void counted_whileAnotherRunIsUnderWay_isNotOver() {
        assertThat(react(asked(), Activity.RUNNING, new Counters(1, 0), 60)
                        .state()
                        .attempt())
                .isPresent();
    }

    @Test
    void plan_somebodyElseRunsTheJob_startsNothing() {
        assertThat(react(fresh(), Activity.RUNNING, NONE, 1).action()).isInstanceOf(Action.Look.class);
    }

    @Test
    void prepared_notYetVisible_isNotStarted() {
        Attempt attempt = Attempt.of(1, Cpus.of(0.5), NONE, START);
        JobState state = fresh().toBuilder().lastRun(1).attempt(attempt).build();

        assertThat(react(state, Activity.IDLE, NONE, 1).action()).isInstanceOf(Action.Prepare.class);
    }

    @Test
    void seen_jobOfAnotherIdOrNone_isAsIfNotThere() {
        JobState ended = fresh().toBuilder()
                .ending(new Ending(Ending.Outcome.STOPPED, START))
                .build();
        for (Set<String> ids : List.of(Set.of("v"), Set.<String>of())) {
            Present other = new Present(ids, Activity.IDLE, NONE, ONE, 1, false, Optional.empty());

            assertThat(react(fresh(), other, 1).action()).isInstanceOf(Action.Look.class);
            assertThat(react(asked(), other, 100).action()).isInstanceOf(Action.Look.class);
            assertThat(react(ended, other, 1).action()).isNotInstanceOf(Action.Remove.class);
        }
    }

    @Test
    void ended_notToBeSeen_isRemovedOnlyAfterAWhile() {
        JobState cancelled = fresh().toBuilder()
                .ending(new Ending(Ending.Outcome.STOPPED, START))
                .build();
        Reconciler.Move first = react(cancelled, new Observation.Missing(), 10);
        Reconciler.Move later = react(first.state(), new Observation.Missing(), 69);

        assertThat(first.action()).isInstanceOf(Action.Look.class);
        assertThat(later.action()).isInstanceOf(Action.Look.class);
        assertThat(react(later.state(), Activity.IDLE, NONE, 70).action()).isInstanceOf(Action.Remove.class);
        assertThat(react(later.state(), new Observation.Missing(), 70).state().removed())
                .isTrue();
    }

    @Test
    void ended_deletedAndNotToBeSeen_isRemovedAtOnce() {
        JobState deleted = fresh().toBuilder()
                .ending(new Ending(Ending.Outcome.MET, START))
                .deleted(true)
                .build();

        assertThat(react(deleted, new Observation.Missing(), 1).state().removed())
                .isTrue();
    }

    @Test
    void vanished_inTheMiddleOfARun_holdsNoCoresAnyMore() {
        JobState running = react(asked(), Activity.RUNNING, NONE, 10).state();
        JobState missing = react(running, new Observation.Missing(), 20).state();

        assertThat(react(missing, new Observation.Missing(), 80).state())
                .satisfies(gone -> assertThat(gone.removed()).isTrue())
                .satisfies(gone -> assertThat(gone.attempt()).isEmpty());
    }

    @Test
    void clockSetBack_runThatReported_tookWhatItSays() {
        Report told = new Report(
                "u", 1, Duration.ofSeconds(45), Optional.empty(), Optional.empty(), START.minusSeconds(3000));

        Reconciler.Move booked = react(Reconciler.accept(asked(), told), Activity.IDLE, new Counters(1, 0), -3000);

        assertThat(booked.state().history())
                .containsExactly(new Iteration(ONE, Duration.ofSeconds(45), Duration.ZERO, Optional.empty(), true));
    }

    @Test
    void clockSetBack_runWithoutReport_isWaitedForAnewAndTookWhatIsUsual() {
        JobState ended = react(asked(), Activity.IDLE, new Counters(1, 0), 60).state();
        JobState back = react(ended, Activity.IDLE, new Counters(1, 0), -3000).state();
        assertThat(back.history()).isEmpty();

        Reconciler.Move booked = react(back, Activity.IDLE, new Counters(1, 0), -2997);

        assertThat(booked.state().history())
                .containsExactly(new Iteration(ONE, Duration.ofSeconds(100), Duration.ZERO, Optional.empty(), true));
    }

    @Test
    void clockSetBack_startThatWasDropped_isAskedForAgainAfterTheUsualTime() {
        JobState back = react(asked(), Activity.IDLE, NONE, -3000).state();

        assertThat(react(back, Activity.IDLE, NONE, -2986).action()).isInstanceOf(Action.Look.class);
        assertThat(react(back, Activity.IDLE, NONE, -2985).action()).isInstanceOf(Action.Start.class);
    }

    @Test
    void clockSetBack_jobThatVanished_isGivenUpAfterTheUsualTime() {
        JobState seen = react(asked(), Activity.RUNNING, NONE, 5).state();
        JobState missing = react(seen, new Observation.Missing(), 10).state();
        JobState back = react(missing, new Observation.Missing(), -3000).state();

        assertThat(react(back, new Observation.Missing(), -2941).state().removed())
                .isFalse();
        assertThat(react(back, new Observation.Missing(), -2940).state().removed())
                .isTrue();
    }

    @Test
    void booked_withoutReport_usesWhatTheAgentMeasured() {
        Measured measured = measured(1, Duration.ofSeconds(20));

        assertThat(booked(measured).usage()).contains(Duration.ofSeconds(25));
    }

    @Test
    void booked_measuredOfAnotherRun_isNotUsed() {
        Measured measured = measured(7, Duration.ofSeconds(20));

        assertThat(booked(measured).usage()).isEmpty();
    }

    @Test
    void booked_nothingWasMeasured_isNotTakenForNoUse() {
        assertThat(booked(measured(1, Duration.ZERO)).usage()).isEmpty();
    }

    @Test
    void booked_withReport_believesTheRun() {
        Report told = new Report(
                "u",
                1,
                Duration.ofSeconds(45),
                Optional.of(Duration.ofSeconds(30)),
                Optional.empty(),
                START.plusSeconds(50));
        Measured measured = measured(1, Duration.ofSeconds(20));

        assertThat(booked(Reconciler.accept(asked(), told), measured).usage()).contains(Duration.ofSeconds(30));
    }

    /** From the beginning on, up to the 40th second. */
    private static Measured measured(int run, Duration used) {
        return new Measured(run, START, Duration.ZERO, START.plusSeconds(40), used);
    }

    private Iteration booked(Measured measured) {
        return booked(asked(), measured);
    }

    /** Over after 50 seconds, and not waited for any longer. */
    private Iteration booked(JobState state, Measured measured) {
        Present over = new Present(OWN, Activity.IDLE, new Counters(1, 0), ONE, 1, false, Optional.empty());
        JobState ended = reconciler.react(state, look(over, 50, measured)).state();
        return reconciler
                .react(ended, look(over, 55, measured))
                .state()
                .history()
                .get(0);
    }

    private static Reconciler.Look look(Present seen, int seconds, Measured measured) {
        return new Reconciler.Look(
                seen, START.plusSeconds(seconds), Optional.of(measured), request -> Optional.of(request.size()));
    }

    private Reconciler.Move react(JobState state, Activity activity, Counters counters, int seconds) {
        Present seen = new Present(OWN, activity, counters, ONE, 1, false, Optional.empty());
        return react(state, seen, seconds);
    }

    private Reconciler.Move react(JobState state, Observation seen, int seconds) {
        return reconciler.react(
                state,
                new Reconciler.Look(
                        seen, START.plusSeconds(seconds), Optional.empty(), request -> Optional.of(request.size())));
    }

    private static JobState fresh() {
        Goal goal = new Goal(4, new Goal.Window(START, START.plusSeconds(3600)), Duration.ofSeconds(100), ONE, 0.05);
        return JobState.of(new Registration("u", "job", goal, 2));
    }

    private static JobState asked() {
        return fresh().toBuilder()
                .lastRun(1)
                .size(ONE)
                .attempt(Attempt.of(1, ONE, NONE, START).askedAt(START))
                .build();
    }
}
