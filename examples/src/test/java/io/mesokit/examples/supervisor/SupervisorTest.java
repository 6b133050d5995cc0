package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.supervisor.Ending.Outcome;
import io.mesokit.examples.supervisor.plan.Verdict;
import io.mesokit.testkit.exec.Behaviour;
import java.nio.file.Path;
import java.time.Duration;
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
    void job_cannotMakeIt_isToldSoAndDemoted() {
        try (VirtualCluster cluster = new VirtualCluster(directory, WORK).supervised()) {
            cluster.launch("hopeless", 10, Duration.ofSeconds(420));

            JobState told = cluster.until("hopeless", state -> state.verdict() == Verdict.INFEASIBLE);
            assertThat(told.done()).isLessThan(6);
            assertThat(told.sufficient()).hasValueSatisfying(size -> assertThat(size.cores()).isGreaterThan(2));

            JobState end = cluster.untilRemoved("hopeless");
            assertThat(cluster.outcome(end)).contains(Outcome.MISSED);
            assertThat(cluster.runs("hopeless")).hasSize(10);
        }
    }
}
