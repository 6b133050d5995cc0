package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.chronos.RunResult.Outcome;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.core.BothWays;
import io.mesokit.core.CallOptions;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.CircuitBreakerPolicy;
import io.mesokit.core.CircuitOpenException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.RetryPolicy;
import io.mesokit.core.ServerException;
import io.mesokit.testkit.http.WireRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Awaiting runs, on a clock that moves only while the client waits. */
class RunWatcherTest {
    private static final Predicate<WireRequest> READS =
            request -> request.method().equals("GET");

    static Stream<Arguments> everyWay() {
        return Stream.of(ChronosVersion.values())
                .flatMap(version -> Stream.of(BothWays.values()).map(way -> Arguments.of(version, way)));
    }

    private static Cluster cluster(ChronosVersion version, String command) {
        Cluster cluster = version == ChronosVersion.V2 ? Cluster.v2() : Cluster.v3();
        put(cluster, command);
        return cluster;
    }

    private static void put(Cluster cluster, String command) {
        cluster.chronos.jobs().put(job(command)).execute();
        cluster.clock.advance(Duration.ofSeconds(1));
    }

    private static ScheduledJob job(String command) {
        return ScheduledJob.builder()
                .name("a")
                .command(command)
                .schedule(Schedule.parse("R/2031-01-01T00:00:00Z/PT24H"))
                .build();
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void runAndAwait_success_isToldWithItsProgress_pitfall16(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version, "5")) {
            List<String> progress = new CopyOnWriteArrayList<>();
            RunWatch watch = RunWatch.ofDefaults()
                    .arguments("-x")
                    .listener(p -> progress.add(p.state().toString()));
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a", watch));
            assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(result.succeeded()).isTrue();
            assertThat(result.job().successCount()).isEqualTo(1);
            assertThat(result.elapsed()).isEqualTo(Duration.ofSeconds(5));
            assertThat(result).hasToString("a SUCCEEDED after PT5S: successes went from 0 to 1");
            assertThat(progress).containsExactly(version == ChronosVersion.V3 ? "1 running" : "running", "idle");
            assertThat(cluster.server().runs("a").get(0).command()).isEqualTo("5 -x");
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void runAndAwait_failure_isToldAfterAllRetries(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version, "5 exit 1")) {
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a"));
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.succeeded()).isFalse();
            assertThat(cluster.server().runs("a")).hasSize(3);
            assertThat(result.job().errorCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void runAndAwait_killed_isToldOnceNoRetryCanCome(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version, "1000")) {
            RunWatch killing = RunWatch.ofDefaults().listener(progress -> {
                if (progress.state().running() > 0) {
                    cluster.chronos.tasks().killAll("a").execute();
                }
            });
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a", killing));
            assertThat(result.outcome()).isEqualTo(Outcome.KILLED);
            assertThat(result.elapsed()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(95));
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_killedWithoutRetries_isToldSoon(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            cluster.chronos
                    .jobs()
                    .put(job("1000").toBuilder().retries(0).build())
                    .execute();
            RunWatch killing = RunWatch.ofDefaults()
                    .listener(progress -> cluster.chronos.tasks().killAll("a").execute());
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a", killing));
            assertThat(result.outcome()).isEqualTo(Outcome.KILLED);
            assertThat(result.elapsed()).isLessThan(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void runAndAwait_disabledJob_isIgnoredAtOnce(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version, "5")) {
            cluster.chronos.jobs().update("a", job -> job.withDisabled(true)).execute();
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a"));
            assertThat(result.outcome()).isEqualTo(Outcome.IGNORED);
            assertThat(result.explanation()).contains("disabled");
            assertThat(cluster.server().operations()).doesNotContainKey("jobs.trigger");
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_triggerThatComesToNothing_isIgnored(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            put(cluster, "5");
            cluster.server()
                    .faults()
                    .when(request -> request.method().equals("PUT"))
                    .emptyNext(204);
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a"));
            assertThat(result.outcome()).isEqualTo(Outcome.IGNORED);
            assertThat(result.elapsed()).isEqualTo(Duration.ofSeconds(20));
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_noRoomInTheCluster_isQueuedNotIgnored(BothWays way) {
        try (Cluster cluster = Cluster.v3(options -> options.withCapacity(0.1, 128))) {
            put(cluster, "5");
            cluster.chronos.jobs().runOnceNow("big", "100").execute();
            cluster.clock.advance(Duration.ofSeconds(1));
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a"));
            assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(result.elapsed()).isGreaterThan(Duration.ofSeconds(90));
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void runAndAwait_unknownJob_throwsNotFound(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version, "5")) {
            way.fails(cluster.chronos.jobs().runAndAwait("nope"), NotFoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_overLimit_isUnknown(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            put(cluster, "1000");
            RunWatch watch = RunWatch.ofDefaults().limit(Duration.ofSeconds(10)).pollEvery(Duration.ofSeconds(2));
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a", watch));
            assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(result.explanation()).contains("1 running");
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_callsOwnTimeout_ends(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            put(cluster, "1000000");
            RunWatch watch =
                    RunWatch.ofDefaults().pollEvery(Duration.ofSeconds(3)).limit(Duration.ofDays(1));
            way.fails(
                    cluster.chronos.jobs().runAndAwait("a", watch).withTimeout(Duration.ofSeconds(2)),
                    CallTimeoutException.class);
        }
    }

    @Test
    void awaitRun_cancelled_stopsAsking() throws Exception {
        try (Cluster cluster = Cluster.v3()) {
            put(cluster, "1000000");
            CompletableFuture<Void> asked = new CompletableFuture<>();
            RunWatch watch = RunWatch.ofDefaults().limit(Duration.ofDays(10000)).listener(p -> asked.complete(null));
            CompletableFuture<RunResult> waiting =
                    cluster.chronos.jobs().runAndAwait("a", watch).executeAsync();
            asked.get(10, java.util.concurrent.TimeUnit.SECONDS);
            assertThat(waiting.cancel(true)).isTrue();
            assertThat(settled(cluster)).isTrue();
        }
    }

    /** Whether no request comes any more. */
    private static boolean settled(Cluster cluster) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            int before = cluster.server().requests().size();
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(50);
            if (cluster.server().requests().size() == before) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_jobPutAnew_isUnknown(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            put(cluster, "1");
            cluster.chronos.jobs().runAndAwait("a").execute();
            RunWatch replacing = RunWatch.ofDefaults()
                    .listener(p -> cluster.chronos.jobs().put(job("1000")).execute());
            cluster.chronos.jobs().update("a", job -> job.withCommand("1000")).execute();
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a", replacing));
            assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(result.explanation()).contains("put anew");
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_jobDeleted_isUnknownAfterAMinute(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            put(cluster, "1000");
            RunWatch deleting = RunWatch.ofDefaults()
                    .listener(p -> cluster.chronos.jobs().delete("a").execute());
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a", deleting));
            assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(result.explanation()).contains("gone");
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_failover_isWaitedOut(BothWays way) {
        try (Cluster cluster = Cluster.v3(options -> options.withFollower().withReadLag(Duration.ofSeconds(3)))) {
            Chronos chronos = cluster.connect(
                    cluster.server().url().toString(),
                    cluster.server().followerUrl().orElseThrow().toString());
            chronos.jobs().putAndAwait(job("20")).execute();
            RunWatch killing = RunWatch.ofDefaults().listener(progress -> {
                if (progress.state().running() > 0 && cluster.server().alive()) {
                    cluster.server().killLeader();
                }
            });
            RunResult result = way.run(chronos.jobs().runAndAwait("a", killing));
            assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
            chronos.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_leaderHangs_isWaitedOut_pitfall30(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            put(cluster, "20");
            RunWatch hanging = RunWatch.ofDefaults().listener(progress -> {
                if (progress.state().running() > 0) {
                    cluster.server().faults().when(READS).stallNext();
                }
            });
            CallOptions hurried = CallOptions.builder()
                    .attemptTimeout(Duration.ofSeconds(1))
                    .retry(RetryPolicy.none())
                    .build();
            RunResult result =
                    way.run(cluster.chronos.jobs().runAndAwait("a", hanging).with(hurried));
            assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(cluster.server().faults().pending()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_leaderHangsUntilTheCallsOwnTimeout_throwsThat(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            put(cluster, "1000");
            RunWatch hanging = RunWatch.ofDefaults()
                    .listener(progress -> cluster.server().faults().when(READS).stallNext());
            CallTimeoutException failure = way.fails(
                    cluster.chronos.jobs().runAndAwait("a", hanging).withTimeout(Duration.ofSeconds(2)),
                    CallTimeoutException.class);
            assertThat(failure.request().orElseThrow().operation()).isEqualTo("graph.csv");
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_circuitOpens_isAnOutage(BothWays way) {
        try (Cluster cluster = Cluster.v3();
                Chronos guarded =
                        Chronos.connect(cluster.options(cluster.server().url().toString())
                                .circuitBreaker(new CircuitBreakerPolicy(1, 1, Duration.ofHours(1)))
                                .build())) {
            put(cluster, "1000");
            RunWatch breaking = RunWatch.ofDefaults()
                    .limit(Duration.ofSeconds(30))
                    .listener(p -> cluster.server().faults().when(READS).failNext(500));
            assertThat(way.run(guarded.jobs().runAndAwait("a", breaking)).outcome())
                    .isEqualTo(Outcome.UNKNOWN);
            way.fails(guarded.jobs().list(), CircuitOpenException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_serverDownPastTheLimit_isUnknown(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            put(cluster, "1000");
            RunWatch breaking = RunWatch.ofDefaults()
                    .limit(Duration.ofSeconds(30))
                    .listener(p -> cluster.server().faults().when(READS).failNext(500, 10_000));
            RunResult result = way.run(cluster.chronos.jobs().runAndAwait("a", breaking));
            assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(result.elapsed()).isLessThan(Duration.ofSeconds(50));
        }
    }

    @ParameterizedTest
    @EnumSource
    void runAndAwait_serverStaysDown_throws(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            put(cluster, "1000");
            RunWatch breaking = RunWatch.ofDefaults()
                    .listener(p -> cluster.server().faults().when(READS).failNext(500, 10_000));
            way.fails(cluster.chronos.jobs().runAndAwait("a", breaking), ServerException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void awaitRun_scheduledRun_isAwaitedWithoutATrigger(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version, "5")) {
            cluster.chronos
                    .jobs()
                    .update(
                            "a",
                            job -> job.edit(
                                    s -> s.toBuilder()
                                            .schedule(Schedule.parse("R/2030-01-01T00:01:00Z/PT24H"))
                                            .build(),
                                    d -> d))
                    .execute();
            RunResult result = way.run(cluster.chronos.jobs().awaitRun("a"));
            assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(result.elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
            assertThat(cluster.server().operations()).doesNotContainKey("jobs.trigger");
        }
    }

    @Test
    void watch_durationOfZero_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunWatch.ofDefaults().pollEvery(Duration.ZERO))
                .withMessageContaining("pollEvery");
        assertThat(RunWatch.ofDefaults().startWithin(Duration.ofSeconds(1)).retryDelay(Duration.ofSeconds(2)))
                .isNotEqualTo(RunWatch.ofDefaults());
    }

    @Test
    void toString_ofTheCall_saysWhatItWaitsFor() {
        try (Cluster cluster = Cluster.v3()) {
            assertThat(cluster.chronos.jobs().awaitRun("a").toString()).startsWith("jobs.awaitRun a at http://");
        }
    }
}
