package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.supervisor.Ending.Outcome;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Verdict;
import io.mesokit.testkit.exec.Behaviour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Behaviour WORK = Behaviour.needing(Duration.ofSeconds(100));

    @TempDir
    Path directory;

    @Test
    void job_enoughTime_isMetWithExactlyItsRuns() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            cluster.launch("etl", 4, Duration.ofMinutes(30));

            JobState end = cluster.untilRemoved("etl");

            assertThat(cluster.outcome(end)).contains(Outcome.MET);
            assertThat(cluster.runs("etl")).hasSize(4).allMatch(run -> run.exitStatus() == 0);
            assertThat(cluster.cluster.chronos().job("etl")).isEmpty();
        }
    }

    @Test
    void job_needsMoreThanItAskedFor_growsAndIsMet() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            cluster.launch("tight", 6, Duration.ofSeconds(480));

            JobState end = cluster.untilRemoved("tight");

            assertThat(cluster.outcome(end)).contains(Outcome.MET);
            assertThat(cluster.runs("tight")).anyMatch(run -> run.cpus() > 1);
        }
    }

    @Test
    void job_thatCannotTell_isMeasuredByWhoCan() {
        VirtualCluster cluster = new VirtualCluster(directory, WORK);
        cluster.cpuTimes = job -> CompletableFuture.completedFuture(Optional.of(Duration.ofSeconds(42)));
        try (cluster) {
            cluster.supervised().launch("etl", 2, Duration.ofMinutes(30));

            JobState end = cluster.untilRemoved("etl");

            assertThat(end.history())
                    .hasSize(2)
                    .allSatisfy(run -> assertThat(run.usage().orElseThrow())
                            .isBetween(Duration.ofSeconds(42), Duration.ofSeconds(60)));
        }
    }

    @Test
    void job_cannotMakeIt_isToldSoAndDemoted() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            cluster.launch("hopeless", 10, Duration.ofSeconds(420));

            JobState told = cluster.until("hopeless", state -> state.verdict() == Verdict.INFEASIBLE);
            assertThat(told.done()).isLessThan(6);
            assertThat(told.sufficient())
                    .hasValueSatisfying(size -> assertThat(size.cores()).isGreaterThan(2));

            JobState end = cluster.untilRemoved("hopeless");
            assertThat(cluster.outcome(end)).contains(Outcome.MISSED);
            assertThat(cluster.runs("hopeless")).hasSize(10);
        }
    }

    @Test
    void job_failsOnce_isMadeAgain() {
        AtomicInteger launches = new AtomicInteger();
        Behaviour failing =
                task -> new Behaviour.Course(Duration.ofSeconds(50), launches.incrementAndGet() == 2 ? 7 : 0);
        try (VirtualCluster cluster = new VirtualCluster(directory, failing).supervised()) {
            cluster.launch("shaky", 3, Duration.ofMinutes(30));

            JobState end = cluster.untilRemoved("shaky");

            assertThat(cluster.outcome(end)).contains(Outcome.MET);
            assertThat(cluster.runs("shaky")).hasSize(4);
            assertThat(end.done()).isEqualTo(3);
        }
    }

    @Test
    void job_failsAgainAndAgain_isGivenUp() {
        Behaviour failing = task -> new Behaviour.Course(Duration.ofSeconds(50), 1);
        try (VirtualCluster cluster = new VirtualCluster(directory, failing).supervised()) {
            cluster.launch("broken", 3, Duration.ofHours(3));

            JobState end = cluster.untilRemoved("broken");

            assertThat(cluster.outcome(end)).contains(Outcome.FAILED);
            assertThat(cluster.runs("broken")).hasSize(3);
        }
    }

    @Test
    void start_lostOnTheWay_isRepeatedOnlyWhenNothingRuns() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            cluster.cluster
                    .chronos()
                    .faults()
                    .when(request -> request.method().equals("PUT"))
                    .failNext(500)
                    .resetBeforeResponse();
            cluster.launch("etl", 3, Duration.ofMinutes(30));

            JobState end = cluster.untilRemoved("etl");

            assertThat(cluster.outcome(end)).contains(Outcome.MET);
            assertThat(cluster.runs("etl")).hasSize(3);
        }
    }

    @Test
    void chronos_flapping_costsTimeButNoRun() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            cluster.launch("etl", 3, Duration.ofMinutes(60));
            cluster.until("etl", state -> state.done() == 1);
            cluster.cluster
                    .chronos()
                    .faults()
                    .failNext(503, 4)
                    .resetBeforeResponse()
                    .garbageNext()
                    .emptyNext(400);

            JobState end = cluster.untilRemoved("etl");

            assertThat(cluster.outcome(end)).contains(Outcome.MET);
            assertThat(cluster.runs("etl")).hasSize(3);
        }
    }

    @Test
    void job_registeredButNeverCreated_isForgotten() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            cluster.supervisor
                    .register(cluster.registration("ghost", 3, Duration.ofHours(1)))
                    .join();

            assertThat(cluster.outcome(cluster.untilRemoved("ghost"))).contains(Outcome.VANISHED);
        }
    }

    /** As with {@code launch --replace}: the job is registered while another of its name is still to be read. */
    @Test
    void job_replacesAnotherOfItsName_theOldOneIsNeverTouched() {
        Duration lag = Duration.ofSeconds(5);
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK, options -> options.withReadLag(lag))) {
            cluster.supervised().putStrange("etl", "old");
            cluster.clock.advance(lag);
            Registration etl = cluster.registration("etl", 2, Duration.ofMinutes(30));
            cluster.supervisor.register(etl).join();
            cluster.settle();
            cluster.put(etl);

            JobState end = cluster.untilRemoved("etl");

            assertThat(cluster.outcome(end)).contains(Outcome.MET);
            assertThat(cluster.runs("etl"))
                    .hasSize(2)
                    .allMatch(run -> run.command().equals("work"));
        }
    }

    @Test
    void job_cancelledBeforeItReplacedAnother_theOldOneStays() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            cluster.putStrange("etl", "old");
            Registration etl = cluster.registration("etl", 2, Duration.ofMinutes(30));
            cluster.supervisor.register(etl).join();
            cluster.settle();
            cluster.supervisor.cancel(etl.uuid()).join();
            cluster.untilRemoved("etl");

            assertThat(cluster.cluster.chronos().job("etl"))
                    .hasValueSatisfying(
                            job -> assertThat(job.path("command").asText()).isEqualTo("old"));
            assertThat(cluster.runs("etl")).isEmpty();
        }
    }

    /** The original's launcher sets no variable: its id is in the request that it appends to the command. */
    @Test
    void job_carriesItsIdInTheCommand_isSupervised() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            Registration etl = cluster.registration("etl", 2, Duration.ofMinutes(30));
            cluster.supervisor.register(etl).join();
            cluster.putStrange("etl", "work; curl -d '{\"uuid\":\"" + etl.uuid() + "\"}' http://supervisor/updateTask");

            assertThat(cluster.outcome(cluster.untilRemoved("etl"))).contains(Outcome.MET);
            assertThat(cluster.runs("etl")).hasSize(2);
        }
    }

    @Test
    void job_cancelledAndCreatedLate_isDeletedAllTheSame() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            Registration etl = cluster.registration("etl", 2, Duration.ofMinutes(30));
            cluster.supervisor.register(etl).join();
            cluster.until(
                    "etl", state -> cluster.clock.instant().isAfter(etl.since().plusSeconds(90)));
            cluster.supervisor.cancel(etl.uuid()).join();
            cluster.until("etl", state -> state.missingSince().isPresent());
            cluster.put(etl);
            cluster.untilRemoved("etl");

            assertThat(cluster.cluster.chronos().job("etl")).isEmpty();
            assertThat(cluster.runs("etl")).isEmpty();
        }
    }

    @Test
    void job_cancelledAndNotToBeSeen_leavesItsNameToTheNext() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            Registration etl = cluster.registration("etl", 2, Duration.ofMinutes(30));
            cluster.supervisor.register(etl).join();
            cluster.supervisor.cancel(etl.uuid()).join();
            cluster.until("etl", state -> state.missingSince().isPresent());
            Registration next = new Registration("f".repeat(32), etl.name(), etl.goal(), etl.retries());
            cluster.supervisor.register(next).join();
            cluster.put(next);

            cluster.until(
                    "etl", first -> cluster.supervisor.jobs().join().stream().allMatch(JobState::removed));

            assertThat(cluster.supervisor.jobs().join())
                    .map(state -> cluster.outcome(state).orElseThrow())
                    .containsExactly(Outcome.STOPPED, Outcome.MET);
            assertThat(cluster.runs("etl")).hasSize(2);
        }
    }

    @Test
    void run_takesFarTooLong_isStalledAndNotMadeLarger() {
        AtomicInteger launches = new AtomicInteger();
        Behaviour hanging =
                task -> new Behaviour.Course(Duration.ofSeconds(launches.incrementAndGet() == 3 ? 100_000 : 60), 0);
        try (VirtualCluster cluster = new VirtualCluster(directory, hanging).supervised()) {
            cluster.launch("stuck", 5, Duration.ofMinutes(45));

            JobState stalled = cluster.until("stuck", state -> state.verdict() == Verdict.STALLED);

            assertThat(stalled.done()).isEqualTo(2);
            assertThat(cluster.runs("stuck")).hasSize(3);
            JobState late = cluster.until("stuck", state -> state.verdict() == Verdict.INFEASIBLE);
            assertThat(late.attempt()).isEqualTo(stalled.attempt());
        }
    }

    @Test
    void jobs_shareABudget_neverExceedIt() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK)) {
            cluster.options = SupervisorOptions.of(Cpus.of(1), Cpus.of(1));
            cluster.supervised();
            cluster.launch("late", 3, Duration.ofMinutes(60));
            cluster.launch("soon", 3, Duration.ofMinutes(20));

            JobState late = cluster.untilRemoved("late");

            assertThat(cluster.outcome(late)).contains(Outcome.MET);
            assertThat(cluster.outcome(cluster.state("soon"))).contains(Outcome.MET);
        }
    }

    @Test
    void reports_doubledLateAndReordered_changeNothing() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            Registration etl = cluster.launch("etl", 3, Duration.ofMinutes(30));
            cluster.until(
                    "etl",
                    state -> state.attempt()
                            .filter(run -> run.asked().isPresent())
                            .isPresent());

            assertThat(report(cluster, etl, 2)).as("of a run to come").isFalse();
            assertThat(report(cluster, etl, 1)).as("of this run").isTrue();
            assertThat(report(cluster, etl, 1)).as("again").isFalse();
            cluster.until("etl", state -> state.done() == 1);
            assertThat(report(cluster, etl, 1)).as("late").isFalse();
            JobState end = cluster.untilRemoved("etl");

            assertThat(cluster.outcome(end)).contains(Outcome.MET);
            assertThat(cluster.runs("etl")).hasSize(3);
            assertThat(end.history().get(0).usage()).contains(Duration.ofSeconds(9));
        }
    }

    private static boolean report(VirtualCluster cluster, Registration job, int run) {
        Report report = new Report(
                job.uuid(),
                run,
                Duration.ofSeconds(10),
                Optional.of(Duration.ofSeconds(9)),
                Optional.of(Cpus.of(1)),
                cluster.clock.instant());
        return cluster.supervisor.report(report).join();
    }
}
