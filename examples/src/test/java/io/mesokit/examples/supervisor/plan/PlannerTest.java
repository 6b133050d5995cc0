package io.mesokit.examples.supervisor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LAUNCH = Duration.ofSeconds(5);
    private static final Planner PLANNER = Planner.of(Tuning.of(CpuGrid.upTo(Cpus.of(2)), LAUNCH));

    @Test
    void decide_plentyOfTime_takesTheSmallestSize() {
        Decision decision = PLANNER.decide(fresh(goal(4, Duration.ofDays(1))));

        assertThat(decision.cpus()).isEqualTo(Cpus.of(0.1));
        assertThat(decision.verdict()).isEqualTo(Verdict.ON_PLAN);
        assertThat(decision.lateness(START.plus(Duration.ofDays(1)))).isNegative();
    }

    @Test
    void decide_tightDeadline_takesMoreThanAsked() {
        Decision decision = PLANNER.decide(fresh(goal(10, Duration.ofSeconds(900))));

        assertThat(decision.cpus()).isBetween(Cpus.of(1.3), Cpus.of(1.9));
        assertThat(decision.sufficient()).contains(decision.cpus());
    }

    @Test
    void decide_measuredTooSlowForAnySize_isInfeasibleAndNamesWhatWouldDo() {
        Progress progress = progress(goal(10, Duration.ofSeconds(900)), cpuBound(4, 1, 2.0), Cpus.of(2));
        Decision decision = PLANNER.decide(after(progress, Duration.ofSeconds(600)));

        assertThat(decision.verdict()).isEqualTo(Verdict.INFEASIBLE);
        assertThat(decision.cpus()).isEqualTo(Cpus.of(2));
        assertThat(decision.sufficient())
                .hasValueSatisfying(size -> assertThat(size.exceeds(Cpus.of(2))).isTrue());
        assertThat(decision.lateness(progress.goal().deadline())).isPositive();
    }

    @Test
    void decide_onlyTheEstimateSaysTooSlow_isAtRiskNotInfeasible() {
        Decision decision = PLANNER.decide(fresh(goal(10, Duration.ofSeconds(500))));

        assertThat(decision.verdict()).isEqualTo(Verdict.AT_RISK);
    }

    @Test
    void decide_deadlinePassed_isInfeasible() {
        Progress progress = progress(goal(10, Duration.ofSeconds(900)), cpuBound(4, 1, 1), Cpus.of(1));

        assertThat(PLANNER.decide(after(progress, Duration.ofSeconds(901))).verdict())
                .isEqualTo(Verdict.INFEASIBLE);
    }

    @Test
    void decide_moreCpuDoesNotHelp_doesNotGrow() {
        List<Iteration> idle = runs(30, Cpus.of(0.5), 100, 0.1);
        Decision decision = PLANNER.decide(progress(goal(40, Duration.ofSeconds(500)), idle, Cpus.of(0.5)));

        assertThat(decision.verdict()).isEqualTo(Verdict.INFEASIBLE);
        assertThat(decision.cpus()).isLessThan(Cpus.of(1.5));
    }

    @Test
    void decide_farAhead_shrinksByAtMostTwoFifths() {
        Decision decision = PLANNER.decide(progress(goal(10, Duration.ofHours(5)), cpuBound(3, 2, 1), Cpus.of(2)));

        assertThat(decision.verdict()).isEqualTo(Verdict.AHEAD);
        assertThat(decision.cpus()).isEqualTo(Cpus.of(1.2));
    }

    @Test
    void decide_earlyButWelcomeToBe_keepsItsSize() {
        Goal patient =
                new Goal(10, new Goal.Window(START, START.plusSeconds(2400)), Duration.ofSeconds(100), Cpus.of(1), 1.0);

        Decision decision = PLANNER.decide(progress(patient, cpuBound(3, 2, 1), Cpus.of(2)));

        assertThat(decision.cpus()).isEqualTo(Cpus.of(2));
        assertThat(decision.verdict()).isEqualTo(Verdict.ON_PLAN);
    }

    @Test
    void decide_sameHistory_isTheSameDecision() {
        Progress progress = progress(goal(20, Duration.ofSeconds(1900)), cpuBound(7, 1, 1.2), Cpus.of(1));

        assertThat(PLANNER.decide(progress)).isEqualTo(PLANNER.decide(progress));
    }

    @Test
    void decide_nothingLeft_endsNow() {
        Decision decision = PLANNER.decide(progress(goal(3, Duration.ofHours(1)), cpuBound(3, 1, 1), Cpus.of(1)));

        assertThat(decision.finish()).isEqualTo(START);
    }

    @Test
    void demand_oneRunThatTookNoTime_isNotTakenForAll() {
        for (Optional<Duration> usage : List.of(Optional.<Duration>empty(), Optional.of(Duration.ZERO))) {
            Iteration none = new Iteration(Cpus.of(1), Duration.ZERO, LAUNCH, usage, true);
            Iteration usual = new Iteration(
                    Cpus.of(1), Duration.ofSeconds(100), LAUNCH, usage.map(unused -> Duration.ofSeconds(100)), true);
            List<Iteration> history = Stream.concat(
                            Stream.of(none), Stream.generate(() -> usual).limit(9))
                    .toList();

            Duration demand = PLANNER.demand(progress(goal(20, Duration.ofHours(1)), history, Cpus.of(1)), Cpus.of(1));

            assertThat(demand).isBetween(Duration.ofSeconds(600), Duration.ofSeconds(1600));
        }
    }

    @Test
    void decide_allRunsTookNoTime_isADecision() {
        Iteration none = new Iteration(Cpus.of(1), Duration.ZERO, Duration.ZERO, Optional.empty(), true);
        List<Iteration> history = Stream.generate(() -> none).limit(3000).toList();

        Decision decision = PLANNER.decide(progress(goal(3001, Duration.ofHours(1)), history, Cpus.of(1)));

        assertThat(decision.verdict()).isIn(Verdict.ON_PLAN, Verdict.AHEAD);
        assertThat(decision.finish()).isBetween(START, START.plusSeconds(60));
    }

    @Test
    void goal_deadlineBeforeStart_saysSo() {
        assertThatThrownBy(() -> new Goal.Window(START, START)).hasMessageContaining("is not after the start");
    }

    private static Goal goal(int iterations, Duration window) {
        return new Goal(
                iterations, new Goal.Window(START, START.plus(window)), Duration.ofSeconds(100), Cpus.of(1), 0.05);
    }

    private static Progress fresh(Goal goal) {
        return new Progress(goal, List.of(), Optional.empty(), START);
    }

    private static Progress progress(Goal goal, List<Iteration> history, Cpus current) {
        return new Progress(goal, history, Optional.of(current), START);
    }

    private static Progress after(Progress progress, Duration time) {
        return new Progress(progress.goal(), progress.history(), progress.current(), START.plus(time));
    }

    private static List<Iteration> cpuBound(int count, double cores, double slowness) {
        return runs(count, Cpus.of(cores), 100 * slowness / cores, 100 * slowness);
    }

    private static List<Iteration> runs(int count, Cpus size, double seconds, double used) {
        Iteration run =
                new Iteration(size, Seconds.toDuration(seconds), LAUNCH, Optional.of(Seconds.toDuration(used)), true);
        return Stream.generate(() -> run).limit(count).toList();
    }
}
