package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.JobSearch;
import io.mesokit.chronos.model.Percentile;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.chronos.model.TaskNotification;
import io.mesokit.chronos.model.TaskProgress;
import io.mesokit.core.BothWays;
import io.mesokit.core.Call;
import io.mesokit.core.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation that Chronos has is reached by a typed method, and arrives at a server as that operation. */
class SurfaceTest {
    private static final Set<String> REPEATABLE = Set.of(
            "jobs.putScheduled",
            "jobs.putDependent",
            "jobs.list",
            "jobs.summary",
            "jobs.search",
            "jobs.get",
            "jobs.delete",
            "jobs.stat",
            "tasks.killAll",
            "graph.dot",
            "graph.csv",
            "stats.percentile",
            "leader.get",
            "system.ping",
            "system.metrics",
            "system.loggers",
            "system.changeLogger",
            "legacy2x.replaceScheduled",
            "legacy2x.replaceDependent");

    /** Twice is not the same as once: another run, another count, or whatever was queued in between gone too. */
    private static final Set<String> ONCE = Set.of(
            "jobs.runOnceNow",
            "jobs.trigger",
            "jobs.markSuccess",
            "jobs.reportProgress",
            "legacy2x.updateAsyncTask",
            "legacy2x.purgeTasks");

    private static final Set<String> ALL =
            Stream.of(REPEATABLE, ONCE).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static final ScheduledJob JOB = ScheduledJob.builder()
            .name("a")
            .command("1")
            .schedule(Schedule.parse("R/2031-01-01T00:00:00Z/P1D"))
            .dataProcessingJobType(true)
            .build();
    private static final DependentJob CHILD =
            DependentJob.builder().name("b").command("1").addParents("a").build();

    private static List<Call<?>> calls(Chronos chronos) {
        return List.of(
                chronos.jobs().putScheduled(JOB),
                chronos.jobs().putDependent(CHILD),
                chronos.jobs().runOnceNow("now", "1"),
                chronos.jobs().list(),
                chronos.jobs().summary(),
                chronos.jobs().search(JobSearch.all()),
                chronos.jobs().get("a"),
                chronos.jobs().trigger("a"),
                chronos.jobs().markSuccess("a"),
                chronos.jobs().stat("a"),
                chronos.jobs().reportProgress("a", "ct:1893456000000:0:a:", TaskProgress.of(1)),
                chronos.tasks().killAll("a"),
                chronos.graph().dot(),
                chronos.graph().csv(),
                chronos.stats().percentile(Percentile.P99),
                chronos.leader().get(),
                chronos.system().ping(),
                chronos.system().metrics(),
                chronos.system().loggers(),
                chronos.system().changeLogger("ROOT", "INFO"),
                chronos.jobs().delete("b"));
    }

    private static List<Call<?>> legacyCalls(Chronos chronos) {
        return List.of(
                chronos.legacy2x().replaceScheduled(JOB),
                chronos.legacy2x().replaceDependent(CHILD),
                chronos.legacy2x().updateAsyncTask("ct:1893456000000:0:a:", TaskNotification.succeeded()),
                chronos.legacy2x().purgeTasks());
    }

    private static Set<String> reached(BothWays way) {
        Set<String> reached = new TreeSet<>();
        try (Cluster v3 = Cluster.v3();
                Cluster v2 = Cluster.v2()) {
            calls(v3.chronos).forEach(way::run);
            legacyCalls(v2.chronos).forEach(way::run);
            for (Map<String, Long> operations :
                    List.of(v3.server().operations(), v2.server().operations())) {
                reached.addAll(operations.keySet());
            }
        }
        return reached;
    }

    @ParameterizedTest
    @EnumSource
    void everyOperation_typedCall_reachesTheServerAsThat(BothWays way) {
        assertThat(reached(way)).containsAll(ALL);
    }

    /** The build prints the line: see the pom. */
    @Test
    void everyOperation_counted_isReported() throws IOException {
        Set<String> reached = reached(BothWays.SYNC);
        reached.retainAll(ALL);
        Files.writeString(
                Path.of("target", "surface.txt"), "surface chronos " + reached.size() + "/" + ALL.size() + "\n");
        assertThat(reached).hasSize(25);
    }

    @ParameterizedTest
    @EnumSource
    void everyOperation_refusedForNow_isTriedAgainIfTwiceIsAsGoodAsOnce(BothWays way) {
        Set<String> triedAgain = new TreeSet<>();
        Set<String> triedOnce = new TreeSet<>();
        try (Cluster v3 = Cluster.v3();
                Cluster v2 = Cluster.v2()) {
            v3.server().faults().failNext(503, 10_000);
            v2.server().faults().failNext(503, 10_000);
            Chronos client = v3.chronos.withoutParentCheck();
            Stream.concat(
                            calls(client.assuming(ChronosVersion.V3)).stream(),
                            legacyCalls(v2.chronos.assuming(ChronosVersion.V2).withoutParentCheck()).stream())
                    .map(call ->
                            way.fails(call, ServerException.class).request().orElseThrow())
                    .forEach(asked -> (asked.attempts() > 1 ? triedAgain : triedOnce).add(asked.operation()));
        }
        assertThat(triedAgain).isEqualTo(REPEATABLE);
        assertThat(triedOnce).isEqualTo(ONCE);
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationOf3x_against2x_doesTheSame(BothWays way) {
        try (Cluster v2 = Cluster.v2()) {
            calls(v2.chronos).forEach(way::run);
        }
    }
}
