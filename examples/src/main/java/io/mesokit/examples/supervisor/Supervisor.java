package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.Admission;
import io.mesokit.examples.supervisor.plan.Arbiter;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Decision;
import io.mesokit.examples.supervisor.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows jobs to their deadlines. All its state is confined to one thread, which never waits: calls to Chronos are
 * made asynchronously, at most one per job at a time, and their answers come back to that thread. Thread-safe.
 */
public final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_JOBS = 1000;

    /** What the supervisor works with. */
    record Parts(Framework framework, JobStore store, Timer timer, Consumer<JobState> listener) {}

    private final Parts parts;
    private final SupervisorOptions options;
    private final Planner planner;
    private final Reconciler reconciler;
    private final Arbiter arbiter;
    private final Admission admission;
    private final ExecutorService loop = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "mesokit-supervisor");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger busy = new AtomicInteger();
    // Confined to the loop.
    private final Map<String, Followed> jobs = new LinkedHashMap<>();
    private final Map<String, Arbiter.Request> waiting = new HashMap<>();

    private Supervisor(Parts parts, SupervisorOptions options) {
        this.parts = parts;
        this.options = options;
        this.planner = Planner.of(options.tuning());
        this.reconciler = new Reconciler(planner, options.policy());
        this.arbiter = Arbiter.of(options.budget());
        this.admission = Admission.of(options.budget());
    }

    /** Starts with the jobs that the store knows. */
    static Supervisor start(Parts parts, SupervisorOptions options) {
        Supervisor supervisor = new Supervisor(parts, options);
        supervisor.go(() ->
                parts.store().all().stream().filter(state -> !state.removed()).forEach(supervisor::resume));
        return supervisor;
    }

    /**
     * Takes a job on; when the future completes it is stored. The same registration twice is no second job.
     *
     * @return what is thought of its deadline, before anything has been measured; fails with {@link ConflictException}
     *     if another job has that id or name, or there are too many
     */
    public CompletableFuture<Admitted> register(Registration registration) {
        return submit(() -> {
            Optional<JobState> known =
                    Optional.ofNullable(jobs.get(registration.uuid())).map(job -> job.state);
            if (known.isEmpty()) {
                refuseConflict(registration);
                parts.store().put(JobState.of(registration));
                resume(JobState.of(registration));
                LOG.info(
                        "{} registered as {}, deadline {}",
                        registration.name(),
                        registration.uuid(),
                        registration.deadline());
            } else if (!known.get().registration().repeats(registration)) {
                throw new ConflictException("another job is registered under " + registration.uuid());
            }
            return admitted(job(registration.uuid()).state);
        });
    }

    /** Takes note of a run's report; when the future completes it is stored. True if it was news. */
    CompletableFuture<Boolean> report(Report report) {
        return submit(() -> {
            Followed job = job(report.uuid());
            JobState next = Reconciler.accept(job.state, report);
            boolean news = !next.equals(job.state);
            if (news) {
                job.store(next);
                job.lookSoon();
            }
            return news;
        });
    }

    /** Forgets a job that never came to Chronos, or ends it where it stands. */
    CompletableFuture<Boolean> cancel(String uuid) {
        return submit(() -> {
            Followed job = job(uuid);
            boolean open = job.state.ending().isEmpty();
            if (open) {
                Ending stopped = new Ending(Ending.Outcome.STOPPED, now());
                job.store(job.state.toBuilder()
                        .attempt(Optional.empty())
                        .missingSince(Optional.empty())
                        .ending(stopped)
                        .build());
                job.lookSoon();
            }
            return open;
        });
    }

    /** All jobs, those that ended since the start included, in the order of their registration. */
    public CompletableFuture<List<JobState>> jobs() {
        return submit(() -> jobs.values().stream().map(job -> job.state).toList());
    }

    /** Whether nothing is under way or about to be: what happens next is up to the clock. */
    boolean quiet() {
        return busy.get() == 0;
    }

    private Followed job(String uuid) {
        return Optional.ofNullable(jobs.get(uuid)).orElseThrow(() -> new UnknownJobException(uuid));
    }

    private void refuseConflict(Registration registration) {
        if (jobs.size() >= MOST_JOBS) {
            jobs.values().removeIf(job -> job.state.removed());
        }
        if (jobs.size() >= MOST_JOBS) {
            throw new ConflictException("there are " + MOST_JOBS + " jobs already");
        }
        boolean taken = jobs.values().stream()
                .map(job -> job.state)
                .anyMatch(state -> state.holdsItsName() && state.name().equals(registration.name()));
        if (taken) {
            throw new ConflictException("a job named " + registration.name() + " is being supervised already");
        }
    }

    private Admitted admitted(JobState state) {
        Decision decision = planner.decide(state.progressAt(now()));
        List<Admission.Commitment> promised = new ArrayList<>();
        for (Followed job : jobs.values()) {
            if (job.state.ending().isEmpty()) {
                promised.add(job.commitment());
            }
        }
        return new Admitted(decision, admission.shortfall(promised, now()));
    }

    private void resume(JobState state) {
        Followed job = new Followed(state);
        jobs.put(state.uuid(), job);
        job.lookSoon();
    }

    private Instant now() {
        return parts.timer().instant();
    }

    /** Cores for a run, if it is its turn. */
    private Optional<Cpus> cores(Arbiter.Request request) {
        waiting.put(request.job(), request);
        Optional<Cpus> granted = arbiter.grants(waiting.values(), inUse()).stream()
                .filter(grant -> grant.job().equals(request.job()))
                .map(Arbiter.Grant::size)
                .findFirst();
        granted.ifPresent(size -> waiting.remove(request.job()));
        return granted;
    }

    private Cpus inUse() {
        return jobs.values().stream()
                .flatMap(job -> job.state.attempt().stream())
                .map(Attempt::cpus)
                .reduce(Cpus.ofMilli(0), Cpus::plus);
    }

    /** For work whose failure nobody waits for. */
    private void go(Runnable work) {
        var unused = submit(() -> {
                    work.run();
                    return true;
                })
                .exceptionally(failure -> {
                    if (!loop.isShutdown()) {
                        LOG.error("the supervisor failed", failure);
                    }
                    return false;
                });
    }

    private <T> CompletableFuture<T> submit(Supplier<T> work) {
        busy.incrementAndGet();
        try {
            return CompletableFuture.supplyAsync(work, loop).whenComplete((done, failed) -> busy.decrementAndGet());
        } catch (RejectedExecutionException closed) {
            busy.decrementAndGet();
            return CompletableFuture.failedFuture(closed);
        }
    }

    /** Stops following; the jobs stay as they are, in Chronos and in the store. Waits for what is being stored. */
    @Override
    public void close() {
        loop.shutdown();
        try {
            if (!loop.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the supervisor's thread does not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One job. Confined to the loop. */
    private final class Followed {
        private JobState state;
        private boolean looking;
        private boolean lookAgain;
        private int failuresInRow;
        private int appointment;
        private Optional<Measured> measured = Optional.empty();

        Followed(JobState state) {
            this.state = state;
        }

        Admission.Commitment commitment() {
            Cpus size = state.size().orElse(state.registration().asked());
            return new Admission.Commitment(
                    state.name(), state.registration().deadline(), planner.demand(state.progressAt(now()), size));
        }

        void lookSoon() {
            lookAfter(Duration.ZERO);
        }

        /** The last appointment counts; earlier ones come to nothing. */
        private void lookAfter(Duration pause) {
            int mine = ++appointment;
            if (pause.isZero()) {
                look(mine);
                return;
            }
            parts.timer().after(pause, () -> go(() -> look(mine)));
        }

        private void look(int mine) {
            if (mine != appointment || state.removed()) {
                return;
            }
            if (looking) {
                lookAgain = true;
                return;
            }
            looking = true;
            busy.incrementAndGet();
            var unused = parts.framework()
                    .observe(state.name())
                    .thenComposeAsync(this::react, loop)
                    .handleAsync(this::looked, loop)
                    .whenComplete((done, failed) -> busy.decrementAndGet())
                    .whenComplete(this::logged);
        }

        private CompletableFuture<Duration> react(Observation seen) {
            note(seen);
            Reconciler.Move move =
                    reconciler.react(state, new Reconciler.Look(seen, now(), measured, Supervisor.this::cores));
            boolean freed =
                    state.attempt().isPresent() && move.state().attempt().isEmpty();
            store(move.state());
            if (freed) {
                // Another job may be waiting for just these cores.
                waiting.keySet().stream().map(jobs::get).toList().forEach(Followed::lookSoon);
            }
            return perform(move.action());
        }

        /** Not stored: after a restart the next look measures again. */
        private void note(Observation seen) {
            if (seen instanceof Observation.Present present) {
                state.attempt().ifPresent(attempt -> measured = measured(attempt.run(), present));
            }
        }

        private Optional<Measured> measured(int run, Observation.Present seen) {
            return measured.filter(last -> last.run() == run)
                    .map(last -> last.then(seen, now()))
                    .or(() -> Measured.first(run, seen, now()));
        }

        private CompletableFuture<Duration> perform(Action action) {
            Framework framework = parts.framework();
            if (action instanceof Action.Prepare prepare) {
                return framework
                        .prepare(state.name(), prepare.run(), prepare.cpus())
                        .thenApply(done -> Duration.ZERO);
            }
            if (action instanceof Action.Start) {
                return framework.start(state.name()).thenApply(done -> options.poll());
            }
            if (action instanceof Action.Remove) {
                return framework.remove(state.name()).thenApplyAsync(this::deleted, loop);
            }
            return CompletableFuture.completedFuture(options.poll());
        }

        private Duration deleted(@Nullable Void done) {
            store(state.toBuilder().deleted(true).build());
            return options.poll();
        }

        private boolean looked(@Nullable Duration pause, @Nullable Throwable failure) {
            looking = false;
            failuresInRow = failure == null ? 0 : failuresInRow + 1;
            if (failure != null || pause == null) {
                failed(failure);
            } else if (lookAgain) {
                lookAgain = false;
                lookSoon();
            } else {
                // What was just written may not be readable yet: never look in a tight circle.
                lookAfter(pause.isZero() ? options.poll().dividedBy(8) : pause);
            }
            return failure == null;
        }

        private void failed(@Nullable Throwable failure) {
            waiting.remove(state.uuid());
            lookAgain = false;
            if (failuresInRow == 1) {
                LOG.warn("{}: looking again after: {}", state.name(), String.valueOf(failure));
            }
            Duration pause = options.poll().multipliedBy(1L << Math.min(4, failuresInRow - 1));
            lookAfter(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        }

        void store(JobState next) {
            if (next.equals(state)) {
                return;
            }
            parts.store().put(next);
            Changes.log(state, next);
            state = next;
            if (next.ending().isPresent()) {
                waiting.remove(next.uuid());
            }
            parts.listener().accept(next);
        }

        private void logged(@Nullable Object done, @Nullable Throwable failure) {
            if (failure != null && !loop.isShutdown()) {
                LOG.error("{}: the supervisor failed", state.name(), failure);
            }
        }
    }
}
