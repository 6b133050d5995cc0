package io.mesokit.chronos;

import io.mesokit.chronos.RunResult.Outcome;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.JobGraph;
import io.mesokit.chronos.model.RunState;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.CircuitOpenException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.ServerException;
import io.mesokit.core.TransportException;
import io.mesokit.core.spi.CallScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a run ends, without there being such a thing as a run in Chronos' API.
 *
 * <p>The job's counters are the truth, but a slow one: they change once, when a run has succeeded or the last retry has
 * failed, and not at all when it is killed or never starts. The leader's idle/queued/running is quick, but a hint only:
 * a short run can begin and end between two looks, and a new leader has forgotten all. So a look takes both, counters
 * last, for else a run that ends between the two would look idle with old counters; a counter that moved decides; and
 * it takes a stretch of idleness, whose length {@link RunWatch} explains, to decide against it.
 *
 * <p>While the leader changes, reads fail, hang until they time out, or find an empty server; that is waited out, within
 * a minute.
 */
final class RunWatcher {
    private static final Duration OUTAGE = Duration.ofMinutes(1);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Jobs jobs;
    private final String name;
    private final RunWatch watch;
    private final boolean triggers;

    private RunWatcher(Jobs jobs, String name, RunWatch watch, boolean triggers) {
        this.jobs = jobs;
        this.name = name;
        this.watch = watch;
        this.triggers = triggers;
    }

    static RunWatcher triggering(Jobs jobs, String name, RunWatch watch) {
        return new RunWatcher(jobs, name, watch, true);
    }

    static RunWatcher watching(Jobs jobs, String name, RunWatch watch) {
        return new RunWatcher(jobs, name, watch, false);
    }

    RunResult await(CallScope scope) {
        Job before = jobs.get(name).execute();
        Wait wait = new Wait(scope, before);
        if (before.disabled()) {
            return wait.ended(Outcome.IGNORED, "the job is disabled, so it does not run");
        }
        if (triggers) {
            jobs.trigger(name, watch.arguments()).execute();
        }
        Optional<RunResult> result = wait.look();
        while (result.isEmpty()) {
            scope.pause(watch.pollEvery());
            result = wait.look();
        }
        return result.get();
    }

    /** One wait: what has been seen so far. */
    private final class Wait {
        private final CallScope scope;
        private final Job before;
        private final Instant begun;
        private Job job;
        private RunState state = RunState.IDLE;
        private Instant idleSince;
        private @Nullable Instant outageSince;
        private boolean ran;

        Wait(CallScope scope, Job before) {
            this.scope = scope;
            this.before = before;
            this.job = before;
            this.begun = scope.now();
            this.idleSince = begun;
        }

        Optional<RunResult> look() {
            try {
                see(jobs.graph().execute(), jobs.get(name).execute());
                outageSince = null;
            } catch (CallTimeoutException e) {
                if (scope.remaining().filter(Duration::isZero).isPresent()) {
                    throw e;
                }
                return outage(e);
            } catch (NotFoundException | TransportException | ServerException | CircuitOpenException e) {
                return outage(e);
            }
            Optional<RunResult> known = byCounters();
            return known.isPresent() ? known : byState();
        }

        private void see(JobGraph graph, Job now) {
            job = now;
            RunState next = graph.node(name).map(JobGraph.Node::state).orElse(RunState.IDLE);
            if (!next.idle()) {
                ran = true;
                idleSince = scope.now();
            }
            if (!next.equals(state)) {
                state = next;
                watch.listener().accept(new RunProgress(name, next, elapsed()));
            }
        }

        private Optional<RunResult> outage(RuntimeException failure) {
            Instant since = outageSince == null ? scope.now() : outageSince;
            outageSince = since;
            if (Duration.between(since, scope.now()).compareTo(OUTAGE) < 0) {
                return overdue();
            }
            if (failure instanceof NotFoundException) {
                return Optional.of(ended(Outcome.UNKNOWN, "the job is gone"));
            }
            throw failure;
        }

        private Optional<RunResult> byCounters() {
            if (job.successCount() < before.successCount() || job.errorCount() < before.errorCount()) {
                return Optional.of(ended(Outcome.UNKNOWN, "the job was put anew meanwhile, with other counters"));
            }
            if (job.errorCount() > before.errorCount()) {
                return Optional.of(ended(Outcome.FAILED, grew("errors", before.errorCount(), job.errorCount())));
            }
            if (job.successCount() > before.successCount()) {
                return Optional.of(
                        ended(Outcome.SUCCEEDED, grew("successes", before.successCount(), job.successCount())));
            }
            return Optional.empty();
        }

        private Optional<RunResult> byState() {
            Duration idle = Duration.between(idleSince, scope.now());
            if (ran && idle.compareTo(job.retries().orElse(2) > 0 ? watch.retryDelay() : SETTLING) >= 0) {
                return Optional.of(
                        ended(Outcome.KILLED, "it ran, and has been idle for " + idle + " with no count moved"));
            }
            if (triggers && !ran && idle.compareTo(watch.startWithin()) >= 0) {
                return Optional.of(ended(Outcome.IGNORED, "the job has stayed idle for " + idle));
            }
            return overdue();
        }

        private Optional<RunResult> overdue() {
            return elapsed().compareTo(watch.limit()) < 0
                    ? Optional.empty()
                    : Optional.of(ended(Outcome.UNKNOWN, "not over within " + watch.limit() + "; it is " + state));
        }

        private RunResult ended(Outcome outcome, String explanation) {
            return new RunResult(outcome, job, elapsed(), explanation);
        }

        private Duration elapsed() {
            return Duration.between(begun, scope.now());
        }

        private String grew(String what, long from, long to) {
            return what + " went from " + from + " to " + to;
        }
    }
}
