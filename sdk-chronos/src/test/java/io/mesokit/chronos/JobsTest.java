package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.JobSearch;
import io.mesokit.chronos.model.JobSummary;
import io.mesokit.chronos.model.LastOutcome;
import io.mesokit.chronos.model.Percentile;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.core.BothWays;
import io.mesokit.core.NotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the client does with a server of either generation. */
class JobsTest {
    private static final Schedule LATER = Schedule.parse("R/2031-01-01T00:00:00.000Z/P1D");

    static Stream<Arguments> everyWay() {
        return Stream.of(ChronosVersion.values())
                .flatMap(version -> Stream.of(BothWays.values()).map(way -> Arguments.of(version, way)));
    }

    private static Cluster cluster(ChronosVersion version) {
        return version == ChronosVersion.V2 ? Cluster.v2() : Cluster.v3();
    }

    private static ScheduledJob job(String name) {
        return ScheduledJob.builder().name(name).command("2").schedule(LATER).build();
    }

    private static DependentJob child(String name, String... parents) {
        return DependentJob.builder()
                .name(name)
                .command("2")
                .addParents(parents)
                .build();
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void get_afterPut_isWhatWasPut(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().put(job("a").toBuilder().owner("me").build()));
            Job read = way.run(cluster.chronos.jobs().get("a"));
            assertThat(read.owner()).isEqualTo("me");
            assertThat(read.asScheduled().orElseThrow().schedule()).isEqualTo(LATER);
            assertThat(read.retries()).hasValue(2);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void get_unknownJob_throwsNotFound_pitfall1(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().put(job("nope2")));
            NotFoundException failure = way.fails(cluster.chronos.jobs().get("nope"), NotFoundException.class);
            assertThat(failure).hasMessageContaining("Job 'nope' not found");
            assertThat(failure.status()).isEqualTo(version == ChronosVersion.V3 ? 400 : 200);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void list_bothKinds_areTold(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().putAll(List.of(child("c", "b"), child("b", "a"), job("a"))));
            assertThat(way.run(cluster.chronos.jobs().list()))
                    .extracting(Job::name, job -> job.asDependent().isPresent())
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("a", false),
                            org.assertj.core.groups.Tuple.tuple("b", true),
                            org.assertj.core.groups.Tuple.tuple("c", true));
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void summary_afterARun_tellsOutcomeAndState(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().putAll(List.of(job("a"), child("b", "a"))));
            way.run(cluster.chronos.jobs().trigger("a"));
            assertThat(summary(way, cluster, "a").state().running()).isEqualTo(1);
            cluster.clock.advance(Duration.ofSeconds(3));
            JobSummary a = summary(way, cluster, "a");
            assertThat(a.status()).isEqualTo(LastOutcome.SUCCESS);
            assertThat(a.schedule()).contains("/P1D");
            assertThat(summary(way, cluster, "b").parents()).containsExactly("a");
            assertThat(summary(way, cluster, "b").schedule()).isEmpty();
        }
    }

    private static JobSummary summary(BothWays way, Cluster cluster, String name) {
        return way.run(cluster.chronos.jobs().summary()).stream()
                .filter(summary -> summary.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void search_moreThanTen_findsAll_pitfall18_pitfall25(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            for (int i = 0; i < 12; i++) {
                way.run(cluster.chronos.jobs().put(job("job" + i)));
            }
            way.run(cluster.chronos.jobs().put(job("other")));
            Jobs jobs = cluster.chronos.jobs();
            assertThat(way.run(jobs.search(JobSearch.all()))).hasSize(13);
            assertThat(way.run(jobs.search(JobSearch.all().name("JOB")))).hasSize(12);
            assertThat(way.run(jobs.search(JobSearch.all().name("job").limit(5))))
                    .hasSize(5);
            assertThat(way.run(jobs.search(JobSearch.all().name("job").offset(10))))
                    .hasSize(2);
            assertThat(way.run(jobs.search(JobSearch.all().command("nothing like that"))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void search_anyAlone_filters_pitfall18(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().put(job("some")));
            way.run(cluster.chronos.jobs().put(job("other")));
            assertThat(way.run(cluster.chronos.jobs().search(JobSearch.anywhere("som"))))
                    .extracting(Job::name)
                    .containsExactly("some");
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void get_nameIsPartOfAnother_isNotMistaken_pitfall19(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().put(job("etl-daily")));
            way.fails(cluster.chronos.jobs().get("etl"), NotFoundException.class);
            way.run(cluster.chronos.jobs().put(job("etl")));
            assertThat(way.run(cluster.chronos.jobs().get("etl")).name()).isEqualTo("etl");
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void delete_thenAgain_isNotFound(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().put(job("a")));
            way.run(cluster.chronos.jobs().delete("a"));
            NotFoundException failure = way.fails(cluster.chronos.jobs().delete("a"), NotFoundException.class);
            assertThat(failure).hasMessageContaining("'a' not found");
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void update_keepsCountersAndSchedule_pitfall4_pitfall6(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            Jobs jobs = cluster.chronos.jobs();
            way.run(jobs.put(job("a")));
            way.run(jobs.runAndAwait("a"));
            Job sent = way.run(jobs.update("a", job -> job.withCommand("3")));
            Job read = way.run(jobs.get("a"));
            assertThat(read.command()).isEqualTo("3");
            assertThat(read.successCount()).isEqualTo(1);
            assertThat(read.lastSuccess()).isEqualTo(sent.lastSuccess()).isNotEmpty();
            assertThat(way.run(jobs.update("a", Job::resetCounters)).successCount())
                    .isZero();
            assertThat(way.run(jobs.get("a")).successCount()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void update_byKind_editsThatKind(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            Jobs jobs = cluster.chronos.jobs();
            way.run(jobs.putAll(List.of(job("a"), job("a2"), child("b", "a"))));
            way.run(jobs.updateDependent(
                    "b", b -> b.toBuilder().addParents("a2").build()));
            way.run(jobs.updateScheduled("a", a -> a.withDisabled(true)));
            assertThat(way.run(jobs.get("b")).asDependent().orElseThrow().parents())
                    .containsExactlyInAnyOrder("a", "a2");
            assertThat(way.run(jobs.get("a")).disabled()).isTrue();
            way.fails(jobs.updateScheduled("b", b -> b), IllegalStateException.class);
            way.fails(jobs.updateDependent("a", a -> a), IllegalStateException.class);
            assertThat(way.fails(
                            jobs.updateScheduled(
                                    "a", a -> a.toBuilder().name("z").build()),
                            IllegalArgumentException.class))
                    .hasMessageContaining("cannot be renamed");
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void runOnceNow_runsOnce_pitfall7(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().runOnceNow("once", "1"));
            cluster.clock.advance(Duration.ofDays(3));
            assertThat(cluster.server().runs("once")).hasSize(1);
            ScheduledJob left =
                    way.run(cluster.chronos.jobs().get("once")).asScheduled().orElseThrow();
            assertThat(left.schedule().period()).isEqualTo("PT24H");
            assertThat(left.disabled()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void trigger_withArguments_appendsThem_pitfall23(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().put(job("a")));
            way.run(cluster.chronos.jobs().trigger("a", "-x; -y"));
            cluster.clock.advance(Duration.ofSeconds(3));
            assertThat(cluster.server().runs("a").get(0).command()).isEqualTo("2 -x -y");
        }
    }

    @ParameterizedTest
    @EnumSource
    void trigger_ofACountedSchedule_usesARunUp_pitfall17(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            Schedule twice = LATER.times(2);
            way.run(cluster.chronos
                    .jobs()
                    .put(job("a").toBuilder().schedule(twice).build()));
            way.run(cluster.chronos.jobs().runAndAwait("a"));
            Schedule left = way.run(cluster.chronos.jobs().get("a"))
                    .asScheduled()
                    .orElseThrow()
                    .schedule();
            assertThat(left.repetitions()).hasValue(1);
            assertThat(left).isNotEqualTo(twice);
            assertThat(left.sameRecurrence(twice)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void trigger_unknownJob_throwsNotFound(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.fails(cluster.chronos.jobs().trigger("nope"), NotFoundException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void markSuccess_unknownJob_isFalse_pitfall3(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().put(job("a")));
            assertThat(way.run(cluster.chronos.jobs().markSuccess("a")).marked())
                    .isTrue();
            assertThat(way.run(cluster.chronos.jobs().markSuccess("nope")).marked())
                    .isFalse();
            assertThat(way.run(cluster.chronos.jobs().markSuccess("nope")))
                    .hasToString("marked job nope as successful: false");
            assertThat(way.run(cluster.chronos.jobs().get("a")).successCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void stats_afterARun_areSecondsHereAndMillisecondsThere_pitfall21(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().put(job("a")));
            way.run(cluster.chronos.jobs().runAndAwait("a"));
            assertThat(way.run(cluster.chronos.jobs().stat("a")).histogram().median())
                    .isEqualTo(2000);
            assertThat(way.run(cluster.chronos.stats().percentile(Percentile.MEDIAN))
                            .get(0)
                            .seconds())
                    .isEqualTo(2);
            way.fails(cluster.chronos.jobs().stat("nope"), NotFoundException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void graph_ofThree_isReadBothWays(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            way.run(cluster.chronos.jobs().putAll(List.of(job("a"), child("b", "a"), child("c", "a", "b"))));
            assertThat(way.run(cluster.chronos.graph().csv()).parentsOf("c")).containsExactlyInAnyOrder("a", "b");
            assertThat(way.run(cluster.chronos.graph().dot()))
                    .startsWith("digraph")
                    .contains("\"c\"");
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void putAll_cycleOrTwins_isRefusedBeforeTheWire(ChronosVersion version, BothWays way) {
        try (Cluster cluster = cluster(version)) {
            Jobs jobs = cluster.chronos.jobs();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> jobs.putAll(List.of(child("a", "b"), child("b", "c"), child("c", "a"))))
                    .withMessageContaining("a <- b <- c <- a");
            assertThatIllegalArgumentException().isThrownBy(() -> jobs.putAll(List.of(job("a"), job("a"))));
            assertThat(cluster.server().requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void name_withSpaceAndHash_worksIn2x_pitfall28(BothWays way) {
        try (Cluster cluster = Cluster.v2()) {
            way.run(cluster.chronos.jobs().put(job("my job #1")));
            assertThat(way.run(cluster.chronos.jobs().get("my job #1")).name()).isEqualTo("my job #1");
            way.run(cluster.chronos.jobs().delete("my job #1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void name_withSpace_isRefusedFor3x(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            InvalidJobException failure =
                    way.fails(cluster.chronos.jobs().put(job("my job")), InvalidJobException.class);
            assertThat(failure.job()).isEqualTo("my job");
            assertThat(failure.problems())
                    .extracting(InvalidJobException.Problem::field)
                    .containsExactly("name");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cluster.chronos.jobs().runOnceNow("my job", "1"));
        }
        try (Cluster unknown = Cluster.v3()) {
            way.fails(unknown.chronos.jobs().runOnceNow("my job", "1"), InvalidJobException.class);
            assertThat(unknown.server().operations()).doesNotContainKey("jobs.runOnceNow");
        }
    }
}
