package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.Observation.Activity;
import io.mesokit.examples.supervisor.Observation.Present;
import io.mesokit.examples.supervisor.plan.Arbiter;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Decision;
import io.mesokit.examples.supervisor.plan.Iteration;
import io.mesokit.examples.supervisor.plan.Planner;
import io.mesokit.examples.supervisor.plan.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings what is known of a job and what Chronos shows of it together: a pure function from both to the next state and
 * one action. Immutable.
 *
 * <p>The supervisor never acts upon a message. A report, a timer or a restart only makes it look, and what it sees
 * decides. The next state is stored before its action is carried out, and every action is either repeatable or guarded
 * by what is seen before it:
 *
 * <pre>
 *   no attempt --decide, cores granted--> attempt intended --Prepare--> prepared (seen with its number and size)
 *      ^                                                                    |
 *      |                                                                  Start  (seen idle; counters noted before)
 *      |                                                                    v
 *      +---- counters moved and idle again: the run is booked ---------- asked --> seen queued or running
 * </pre>
 *
 * <p>So a crash, a lost answer or a dropped start at any arrow leads to another look from the same state, and the arrow
 * is taken again or found to be done. The one call that must not be made twice, Start, is made again only when the job
 * has been idle with unmoved counters for longer than any start takes. That a run took place, and whether it succeeded,
 * is only ever learned from the framework's counters; reports add how long it ran and what it used. They carry the
 * run's number, so that late, doubled or reordered ones fit no attempt and change nothing.
 */
final class Reconciler {
    private static final Duration APPEARANCE = Duration.ofMinutes(5);
    private static final Duration ABSENCE = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofSeconds(15);
    private static final Duration REPORT = Duration.ofSeconds(3);
    private static final Duration COUNTERS = Duration.ofSeconds(10);
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final Planner planner;
    private final Hopeless policy;

    Reconciler(Planner planner, Hopeless policy) {
        this.planner = planner;
        this.policy = policy;
    }

    /** The next state, to be stored, and what to do then. */
    record Move(JobState state, Action action) {
        static Move look(JobState state) {
            return new Move(state, new Action.Look());
        }
    }

    /** What one look at a job sees, what was last measured of its run, and how it can ask for cores. */
    record Look(
            Observation seen,
            Instant now,
            Optional<Measured> measured,
            Function<Arbiter.Request, Optional<Cpus>> cores) {}

    Move react(JobState state, Look look) {
        // A job of that name that is another's is none of ours: it is neither started nor changed nor deleted.
        if (look.seen() instanceof Present present && present.ids().contains(state.uuid())) {
            return new Turn(present, look)
                    .react(state.toBuilder()
                            .appeared(true)
                            .missingSince(Optional.empty())
                            .build());
        }
        return absent(state, look.now());
    }

    /** The state with the report in it, if the report belongs to the run under way. */
    static JobState accept(JobState state, Report report) {
        boolean fits = state.report().isEmpty()
                && state.attempt().filter(attempt -> belongs(report, attempt)).isPresent();
        return fits ? state.toBuilder().report(report).build() : state;
    }

    private static boolean belongs(Report report, Attempt attempt) {
        if (attempt.asked().isEmpty()) {
            return false;
        }
        // A run without a number came from the original's launcher: it must at least have had the time.
        Duration since =
                Duration.between(attempt.asked().get(), report.received()).plus(SKEW);
        return report.run() == attempt.run()
                || report.run() == 0 && report.duration().compareTo(since) <= 0;
    }

    /**
     * Not to be seen is not yet gone: right after a failover Chronos shows no jobs at all, and a job whose launcher got
     * no answer may come later.
     */
    private static Move absent(JobState state, Instant now) {
        boolean over = state.ending().isPresent();
        if (over && state.deleted()) {
            return removed(state);
        }
        boolean expected = !over && !state.appeared();
        Instant since =
                state.missingSince().orElse(expected ? state.registration().since() : now);
        Duration patience = expected ? APPEARANCE : ABSENCE;
        JobState waiting = state.toBuilder()
                // Where the clock was set back, it is waited for from now on.
                .missingSince(since.isBefore(now) ? since : now)
                .build();
        if (Duration.between(since, now).compareTo(patience) < 0) {
            return Move.look(waiting);
        }
        return removed(waiting.toBuilder()
                .attempt(Optional.empty())
                .ending(state.ending().orElse(new Ending(Ending.Outcome.VANISHED, now)))
                .build());
    }

    private static Move removed(JobState state) {
        return new Move(state.toBuilder().removed(true).build(), new Action.Rest());
    }

    /** One look at a job that is there. */
    private final class Turn {
        private final Present seen;
        private final Instant now;
        private final Optional<Measured> last;
        private final Function<Arbiter.Request, Optional<Cpus>> cores;

        Turn(Present seen, Look look) {
            this.seen = seen;
            this.now = look.now();
            this.last = look.measured();
            this.cores = look.cores();
        }

        Move react(JobState state) {
            if (state.ending().isPresent()) {
                return new Move(state, new Action.Remove());
            }
            if (late(state) && policy == Hopeless.STOP) {
                return end(state, Ending.Outcome.STOPPED, now);
            }
            return state.attempt()
                    .map(attempt -> attempt.notAfter(now))
                    .map(attempt -> attempt.asked().isEmpty() ? launch(state, attempt) : follow(state, attempt))
                    .orElseGet(() -> plan(state));
        }

        private Move plan(JobState state) {
            if (seen.activity() != Activity.IDLE) {
                return Move.look(state);
            }
            if (seen.disabled()) {
                return Move.look(stalled(state));
            }
            Decision decision = planner.decide(state.progressAt(now));
            boolean hopeless = decision.verdict() == Verdict.INFEASIBLE;
            if (hopeless && policy == Hopeless.STOP) {
                return end(decided(state, decision), Ending.Outcome.STOPPED, now);
            }
            boolean demoted = hopeless && policy == Hopeless.DEMOTE;
            Cpus wish = demoted ? decision.cpus().atMost(state.registration().asked()) : decision.cpus();
            var request = new Arbiter.Request(state.uuid(), state.registration().deadline(), wish, demoted);
            return cores.apply(request)
                    .map(granted -> intend(decided(state, decision), granted))
                    .orElseGet(() -> Move.look(decided(state, decision)));
        }

        private Move intend(JobState state, Cpus cpus) {
            int run = state.lastRun() + 1;
            JobState intended = state.toBuilder()
                    .size(cpus)
                    .lastRun(run)
                    .attempt(Attempt.of(run, cpus, seen.counters(), now))
                    .report(Optional.empty())
                    .build();
            return new Move(intended, new Action.Prepare(run, cpus));
        }

        private Move launch(JobState state, Attempt attempt) {
            if (seen.activity() != Activity.IDLE || seen.disabled()) {
                return Move.look(seen.disabled() ? stalled(state) : state);
            }
            boolean prepared = seen.run() == attempt.run() && seen.cpus().equals(attempt.cpus());
            if (!prepared) {
                return new Move(state, new Action.Prepare(attempt.run(), attempt.cpus()));
            }
            Attempt based = Attempt.of(attempt.run(), attempt.cpus(), seen.counters(), attempt.granted());
            return new Move(with(state, based.askedAt(now)), new Action.Start());
        }

        private Move follow(JobState state, Attempt attempt) {
            if (seen.activity() != Activity.IDLE) {
                return Move.look(watched(with(state, attempt.seenAlive())));
            }
            Counters news = seen.counters().since(attempt.before());
            if (!news.any() && !attempt.seen() && state.report().isEmpty()) {
                return unseen(state, attempt);
            }
            Attempt over = attempt.endedAt(now);
            Duration patience = news.any() ? REPORT : COUNTERS;
            boolean known = news.any() && state.report().isPresent();
            if (!known && waited(over.ended(), patience)) {
                return Move.look(with(state, over));
            }
            return booked(state, attempt, news);
        }

        /** The start was dropped, or is still on its way. */
        private Move unseen(JobState state, Attempt attempt) {
            if (waited(attempt.asked(), START)) {
                return Move.look(with(watched(state), attempt));
            }
            return new Move(with(watched(state), attempt.askedAt(now)), new Action.Start());
        }

        private boolean waited(Optional<Instant> since, Duration patience) {
            return Duration.between(since.orElse(now), now).compareTo(patience) < 0;
        }

        private Move booked(JobState state, Attempt attempt, Counters news) {
            boolean success = news.successes() > 0;
            JobStateBuilder next = state.toBuilder()
                    .attempt(Optional.empty())
                    .report(Optional.empty())
                    .failuresInRow(success ? 0 : state.failuresInRow() + 1);
            for (long i = 0; i < Math.max(1, news.successes()); i++) {
                // More than one success means that somebody else ran the job as well: it counts all the same.
                next.addHistory(measured(state, attempt, success));
            }
            return afterwards(next.build(), state.report().map(Report::received).orElse(now));
        }

        private Iteration measured(JobState state, Attempt attempt, boolean success) {
            Optional<Report> report = state.report();
            Duration span = Duration.between(attempt.granted(), now);
            Duration cycle = span.isNegative() ? report.map(Report::duration).orElseGet(() -> usual(state)) : span;
            Duration run = report.map(Report::duration)
                    .filter(told -> told.compareTo(cycle) <= 0)
                    .orElse(cycle);
            Cpus cpus = report.flatMap(Report::cpus)
                    .filter(told -> told.milli() > 0)
                    .orElse(attempt.cpus());
            Optional<Duration> usage = report.flatMap(Report::usage).or(() -> observed(attempt));
            return new Iteration(cpus, run, cycle.minus(run), usage, success);
        }

        /** When neither the run nor the clock can tell, for it was set back: what is known of other runs. */
        private Duration usual(JobState state) {
            List<Iteration> history = state.history();
            return history.isEmpty()
                    ? state.registration().goal().estimate()
                    : history.get(history.size() - 1).run();
        }

        /** The run could not tell; its agent could, but for what came after the last look. */
        private Optional<Duration> observed(Attempt attempt) {
            Instant end = attempt.ended().orElse(now);
            return last.filter(measured -> measured.run() == attempt.run())
                    .filter(measured -> !measured.used().isZero())
                    .map(measured -> measured.until(end));
        }

        private Move afterwards(JobState state, Instant end) {
            if (state.remaining() == 0) {
                boolean met = !end.isAfter(state.registration().deadline());
                return end(state, met ? Ending.Outcome.MET : Ending.Outcome.MISSED, end);
            }
            if (state.failuresInRow() > state.registration().retries()) {
                return end(state, Ending.Outcome.FAILED, end);
            }
            return plan(state);
        }

        private Move end(JobState state, Ending.Outcome outcome, Instant at) {
            JobState ended = state.toBuilder()
                    .attempt(Optional.empty())
                    .prediction(at)
                    .ending(new Ending(outcome, at))
                    .build();
            return new Move(ended, new Action.Remove());
        }

        /** A run under way: is the deadline gone, or the run long overdue? */
        private JobState watched(JobState state) {
            if (late(state)) {
                return state.toBuilder()
                        .verdict(Verdict.INFEASIBLE)
                        .sufficient(Optional.empty())
                        .build();
            }
            Attempt attempt = state.attempt().orElseThrow();
            Duration most =
                    planner.longestCycle(state.progressAt(now), attempt.cpus()).plus(START);
            boolean overdue = Duration.between(attempt.granted(), now).compareTo(most) > 0;
            return overdue ? stalled(state) : state;
        }

        private boolean late(JobState state) {
            return now.isAfter(state.registration().deadline());
        }

        private JobState decided(JobState state, Decision decision) {
            // The size is noted when cores are granted: while it waits, a job has not become smaller.
            return state.toBuilder()
                    .verdict(decision.verdict())
                    .prediction(decision.finish())
                    .sufficient(decision.sufficient())
                    .build();
        }

        private JobState stalled(JobState state) {
            return state.toBuilder().verdict(Verdict.STALLED).build();
        }

        private JobState with(JobState state, Attempt attempt) {
            return state.toBuilder().attempt(attempt).build();
        }
    }
}
