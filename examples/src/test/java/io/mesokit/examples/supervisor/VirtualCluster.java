package io.mesokit.examples.supervisor;

import io.mesokit.chronos.Chronos;
import io.mesokit.chronos.model.EnvironmentVariable;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.chronos.model.ScheduledJobBuilder;
import io.mesokit.examples.launcher.Wrapper;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Goal;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.chronos.ChronosOptions;
import io.mesokit.testkit.chronos.Run;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A cluster on a virtual clock with a supervisor that can be killed and started again. */
final class VirtualCluster implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    final VirtualClock clock = VirtualClock.ofDefaults();
    final EmbeddedCluster cluster;
    final Chronos chronos;
    final Path file;
    SupervisorOptions options = SupervisorOptions.of(Cpus.of(2), Cpus.of(8));
    Function<Framework, Framework> between = framework -> framework;
    CpuTimes cpuTimes = CpuTimes.UNKNOWN;
    BooleanSupplier dead = () -> false;
    Supervisor supervisor;
    private JobStore store;

    VirtualCluster(Path directory, Behaviour behaviour) {
        this(directory, behaviour, options -> options);
    }

    VirtualCluster(Path directory, Behaviour behaviour, UnaryOperator<ChronosOptions> change) {
        cluster = EmbeddedCluster.builder()
                .simulated(clock, behaviour)
                .chronos(change)
                .start();
        chronos = Chronos.connect(cluster.chronos().url().toString());
        file = directory.resolve("state.db");
    }

    VirtualCluster supervised() {
        store = JobStore.open(file);
        Timer timer = new Timer() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void after(Duration delay, Runnable action) {
                clock.after(delay, action);
            }
        };
        Framework framework = between.apply(new ChronosFramework(chronos, cpuTimes));
        supervisor = Supervisor.start(new Supervisor.Parts(framework, store, timer, state -> {}), options);
        return this;
    }

    /** Ends the supervisor without a word; what it was about to do is not done. */
    void crash() {
        supervisor.close();
        store.close();
    }

    Registration launch(String name, int iterations, Duration deadline) {
        Registration registration = registration(name, iterations, deadline);
        supervisor.register(registration).join();
        put(registration);
        return registration;
    }

    Registration registration(String name, int iterations, Duration deadline) {
        Instant now = clock.instant();
        String uuid = String.format("%032x", name.hashCode() & 0xffff_ffffL);
        Goal goal = new Goal(
                iterations, new Goal.Window(now, now.plus(deadline)), Duration.ofSeconds(100), Cpus.of(1), 0.05);
        return new Registration(uuid, name, goal, 2);
    }

    void put(Registration registration) {
        put(job(registration.name(), "work")
                .addEnvironmentVariables(EnvironmentVariable.of(Wrapper.UUID, registration.uuid()))
                .build());
    }

    /** A job that nobody registered, and that never comes due. */
    void putStrange(String name, String command) {
        put(job(name, command).build());
    }

    private void put(ScheduledJob job) {
        chronos.jobs().putScheduled(job).execute();
    }

    private static ScheduledJobBuilder job(String name, String command) {
        return ScheduledJob.builder()
                .name(name)
                .command(command)
                .cpus(1.0)
                .retries(0)
                .schedule(Wrapper.parked(Schedule.parse("R4//PT5M")));
    }

    JobState state(String name) {
        return supervisor.jobs().join().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Moves the time on until the job is as wanted. */
    JobState until(String name, Predicate<JobState> wanted) {
        for (int i = 0; i < 100_000; i++) {
            settle();
            if (dead.getAsBoolean()) {
                crash();
                between = framework -> framework;
                dead = () -> false;
                supervised();
                settle();
            }
            JobState state = state(name);
            if (wanted.test(state)) {
                return state;
            }
            if (!clock.advanceToNext()) {
                throw new AssertionError("nothing happens any more; " + state);
            }
        }
        throw new AssertionError("did not come about; " + state(name));
    }

    JobState untilRemoved(String name) {
        return until(name, JobState::removed);
    }

    void settle() {
        long end = System.nanoTime() + PATIENCE;
        while (!supervisor.quiet() && !dead.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the supervisor does not come to rest");
            }
            LockSupport.parkNanos(200_000);
        }
    }

    List<Run> runs(String name) {
        return cluster.chronos().runs(name);
    }

    Optional<Ending.Outcome> outcome(JobState state) {
        return state.ending().map(Ending::outcome);
    }

    @Override
    public void close() {
        crash();
        chronos.close();
        cluster.close();
    }
}
