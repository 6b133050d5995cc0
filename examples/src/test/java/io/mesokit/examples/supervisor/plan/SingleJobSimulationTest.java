package io.mesokit.examples.supervisor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One job at a time against ten scenarios; the oracle is the cheapest constant size, known in hindsight. Of the seeds
 * the first of each pair is that by which the control law's constants were chosen, the second was never looked at for
 * that.
 */
class SingleJobSimulationTest {
    private static final long HELD_OUT = 20_261_121;
    private static final int JOBS = 200;
    private static final CpuGrid GRID = CpuGrid.upTo(Cpus.of(2));
    private static final Instant START = Instant.EPOCH;
    private static final Planner PLANNER = Planner.of(Tuning.of(GRID, Duration.ofSeconds(45)));

    private record Outcome(boolean hit, double cost, int resizes, List<Verdict> verdicts) {}

    private static final class Tally {
        int feasible;
        int hits;
        int resizes;
        double cost;
        double oracle;

        void add(Outcome outcome, double oracleCost) {
            feasible++;
            hits += outcome.hit() ? 1 : 0;
            resizes += outcome.resizes();
            cost += outcome.cost();
            oracle += oracleCost;
        }

        void add(Tally other) {
            feasible += other.feasible;
            hits += other.hits;
            resizes += other.resizes;
            cost += other.cost;
            oracle += other.oracle;
        }

        double hitRate() {
            return (double) hits / feasible;
        }

        double costRatio() {
            return cost / oracle;
        }

        double resizesPerJob() {
            return (double) resizes / feasible;
        }

        @Override
        public String toString() {
            return String.format(
                    "feasible %4d  hit %5.1f %%  cost %.3f  resizes %.1f",
                    feasible, 100 * hitRate(), costRatio(), resizesPerJob());
        }
    }

    /**
     * Of seeds not chosen, 200 jobs tell a scenario's rate to 1.6 points; of 5000 the hardest two are met to 94.5 %.
     */
    @ParameterizedTest
    @CsvSource({"42, 0.93", HELD_OUT + ", 0.90"})
    void plan_allScenarios_hitsWithLittleMoreThanTheOracle(long seed, double least) {
        Tally all = new Tally();
        for (Scenario scenario : Scenario.values()) {
            Tally tally = simulate(scenario, true, seed);
            assertThat(tally.hitRate()).as("%s: %s", scenario, tally).isGreaterThanOrEqualTo(least);
            all.add(tally);
        }
        assertThat(all.hitRate()).as(all.toString()).isGreaterThanOrEqualTo(0.97);
        assertThat(all.costRatio()).as(all.toString()).isLessThanOrEqualTo(1.06);
        assertThat(all.resizesPerJob()).as(all.toString()).isLessThanOrEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(longs = {42, HELD_OUT})
    void plan_runsThatCannotTellTheirUsage_stillHits(long seed) {
        Tally all = new Tally();
        for (Scenario scenario : Scenario.values()) {
            Tally tally = simulate(scenario, false, seed);
            all.add(tally);
        }
        assertThat(all.hitRate()).as(all.toString()).isGreaterThanOrEqualTo(0.95);
        assertThat(all.costRatio()).as(all.toString()).isLessThanOrEqualTo(1.08);
    }

    @ParameterizedTest
    @ValueSource(longs = {4711, HELD_OUT})
    void verdicts_allJobs_areCalibrated(long seed) {
        int infeasible = 0;
        int infeasibleHit = 0;
        int fits = 0;
        int fitsHit = 0;
        for (Scenario scenario : Scenario.values()) {
            SplittableRandom random = new SplittableRandom(seed + scenario.ordinal());
            for (int i = 0; i < JOBS; i++) {
                Scenario.Job drawn = scenario.draw(random);
                double squeeze = random.nextDouble(0.4, 1.3);
                Outcome outcome = run(shorter(drawn, squeeze), true);
                for (Verdict verdict : outcome.verdicts()) {
                    fits += verdict.fits() ? 1 : 0;
                    fitsHit += verdict.fits() && outcome.hit() ? 1 : 0;
                }
                if (outcome.verdicts().contains(Verdict.INFEASIBLE)) {
                    infeasible++;
                    infeasibleHit += outcome.hit() ? 1 : 0;
                }
            }
        }
        assertThat(infeasible).isGreaterThan(100);
        assertThat((double) infeasibleHit / infeasible).isLessThan(0.05);
        assertThat((double) fitsHit / fits).isGreaterThan(0.95);
    }

    private static Scenario.Job shorter(Scenario.Job job, double factor) {
        return new Scenario.Job(
                job.iterations(), job.attempts(), job.serial(), job.estimate(), job.deadline() * factor);
    }

    private static Tally simulate(Scenario scenario, boolean usage, long seed) {
        SplittableRandom random = new SplittableRandom(seed + scenario.ordinal());
        Tally tally = new Tally();
        for (int i = 0; i < JOBS; i++) {
            Scenario.Job job = scenario.draw(random);
            oracle(job).ifPresent(cost -> tally.add(run(job, usage), cost));
        }
        return tally;
    }

    private static Optional<Double> oracle(Scenario.Job job) {
        return GRID.sizes()
                .map(size -> job.atConstant(size.cores()))
                .filter(result -> result[0] <= job.deadline())
                .map(result -> result[1])
                .min(Double::compare);
    }

    private static Outcome run(Scenario.Job job, boolean usage) {
        Goal goal = new Goal(
                job.iterations(),
                new Goal.Window(START, START.plus(seconds(job.deadline()))),
                seconds(job.estimate()),
                Cpus.of(1),
                0.05);
        List<Iteration> history = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        Optional<Cpus> size = Optional.empty();
        double time = 0;
        double cost = 0;
        int resizes = 0;
        for (Scenario.Attempt attempt : Arrays.asList(job.attempts())) {
            Progress progress = new Progress(goal, history, size, START.plus(seconds(time)));
            if (progress.left() == 0) {
                break;
            }
            Decision decision = PLANNER.decide(progress);
            verdicts.add(decision.verdict());
            resizes += size.isPresent() && !size.get().equals(decision.cpus()) ? 1 : 0;
            size = Optional.of(decision.cpus());
            double run = attempt.seconds(decision.cpus().cores(), job.serial());
            cost += run * decision.cpus().cores();
            time += run + attempt.launch();
            history.add(new Iteration(
                    decision.cpus(),
                    seconds(run),
                    seconds(attempt.launch()),
                    usage ? Optional.of(seconds(attempt.usage())) : Optional.empty(),
                    !attempt.fails()));
        }
        return new Outcome(time <= job.deadline(), cost, resizes, verdicts);
    }

    private static Duration seconds(double seconds) {
        return Seconds.toDuration(seconds);
    }
}
