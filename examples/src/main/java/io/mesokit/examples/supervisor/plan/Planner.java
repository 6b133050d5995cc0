package io.mesokit.examples.supervisor.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides the size of a job's next run. Immutable, so safe for any thread.
 *
 * <p>The aim: meet the deadline with high probability for the least reserved CPU time. Not by steps up and down but by
 * a plan, made afresh between any two runs from everything measured so far:
 *
 * <ol>
 *   <li>The history is replayed into a {@link Forecast}: how long a run takes at each size, what launching costs, how
 *       widely both scatter, whether the work grows. Nothing is carried along besides the history itself, so there is
 *       no integral to wind up and nothing to lose in a restart.
 *   <li>For each size {@code need(c) = mean + z * deviation} of the time for all runs that are left. The deviation has
 *       three parts: scatter of the runs, scatter of the launches, and the doubt about the mean itself, which shrinks
 *       with every run.
 *   <li>The smallest size whose need fits into the time left, less a guard of 5 %, is the answer. The guard is there
 *       for what is in no model, such as a jump of the work half way.
 *   <li>Growing happens at once. Shrinking waits until the gain is worth it, goes down by at most two fifths at a time,
 *       and not at all while the job is merely as early as its user welcomes.
 *   <li>If no size fits, the largest that still makes a difference is taken and the verdict says so: at risk while the
 *       mean fits, infeasible only when even a lucky course would be late. A job is not called infeasible on its user's
 *       word alone unless that word leaves no doubt.
 * </ol>
 *
 * <p>Sizes apply from the next run on, as in Chronos, which never changes a running task.
 */
public final class Planner {
    private static final double WORTH_SHRINKING = 0.85;
    private static final double MOST_SHRINKING = 0.6;

    /** How much slower than at the largest size a run may be for a smaller one to do when none is quick enough. */
    private static final double NEARLY = 1.002;

    /** Deviations beyond the expected end after which a run is overdue. */
    private static final double OVERDUE = 3;

    private final Tuning tuning;

    private Planner(Tuning tuning) {
        this.tuning = tuning;
    }

    /** A planner with these constants. */
    public static Planner of(Tuning tuning) {
        return new Planner(tuning);
    }

    /** The size of the next run and the verdict; with nothing left to run, the job's present state. */
    public Decision decide(Progress progress) {
        return new Deliberation(progress).decision();
    }

    /** The CPU time that the rest of the job will hold if it goes on at this size. */
    public Duration demand(Progress progress, Cpus size) {
        Forecast forecast = Forecast.from(progress.goal(), progress.history(), tuning);
        return Seconds.toDuration(forecast.outlook(progress.left(), size).mean() * size.cores());
    }

    /** How long one run with its launch may take before something must be wrong. */
    public Duration longestCycle(Progress progress, Cpus size) {
        Forecast forecast = Forecast.from(progress.goal(), progress.history(), tuning);
        return Seconds.toDuration(forecast.outlook(1, size).cautious(OVERDUE));
    }

    /** One decision in the making. */
    private final class Deliberation {
        private final Progress progress;
        private final Forecast forecast;
        private final double budget;

        Deliberation(Progress progress) {
            this.progress = progress;
            this.forecast = Forecast.from(progress.goal(), progress.history(), tuning);
            this.budget = Seconds.of(progress.remaining()) * (1 - tuning.guard());
        }

        Decision decision() {
            Optional<Cpus> smallest = tuning.grid().first(this::fits);
            Cpus size = smallest.map(this::damped).orElseGet(this::nearlyQuickest);
            Optional<Cpus> sufficient = smallest.or(() -> tuning.grid().firstBeyond(this::fits));
            var finish = progress.now().plus(Seconds.toDuration(outlook(size).mean()));
            return new Decision(size, verdict(smallest, size), finish, sufficient);
        }

        private Verdict verdict(Optional<Cpus> smallest, Cpus size) {
            if (smallest.isPresent()) {
                return progress.current().filter(size::smallerThan).isPresent() ? Verdict.AHEAD : Verdict.ON_PLAN;
            }
            double left = Seconds.of(progress.remaining());
            return forecast.luckySeconds(progress.left(), tuning.grid().max()) > left
                    ? Verdict.INFEASIBLE
                    : Verdict.AT_RISK;
        }

        private Cpus damped(Cpus wish) {
            Cpus current = progress.current().orElse(wish);
            if (!current.exceeds(wish)) {
                return wish;
            }
            boolean worth = wish.milli() < current.milli() * WORTH_SHRINKING;
            if (!worth || !early(current)) {
                return current;
            }
            return wish.atLeast(tuning.grid().roundUp(Cpus.of(current.cores() * MOST_SHRINKING)));
        }

        private boolean early(Cpus size) {
            double finish = outlook(size).mean();
            return progress.now()
                    .plus(Seconds.toDuration(finish))
                    .isBefore(progress.goal().earliest());
        }

        /** More than this would cost CPU that the runs cannot use. */
        private Cpus nearlyQuickest() {
            double enough = outlook(tuning.grid().max()).mean() * NEARLY;
            return tuning.grid().first(size -> outlook(size).mean() <= enough).orElseThrow();
        }

        private boolean fits(Cpus size) {
            return outlook(size).cautious(tuning.z()) <= budget;
        }

        private Forecast.Outlook outlook(Cpus size) {
            return forecast.outlook(progress.left(), size);
        }
    }
}
