package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.EnvironmentVariable;
import io.mesokit.chronos.model.Fetch;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.JobGraph;
import io.mesokit.chronos.model.OneTimeJob;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.core.BothWays;
import io.mesokit.core.CallOptions;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.OutcomeUnknownException;
import io.mesokit.core.spi.Json;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.http.WireRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Putting jobs: parents, writes that are not read at once, and what is sent. */
class PutTest {
    private static final ScheduledJob PARENT = ScheduledJob.builder()
            .name("a")
            .command("1")
            .schedule(Schedule.parse("R/2031-01-01T00:00:00Z/P1D"))
            .build();

    private static DependentJob child(String name, String... parents) {
        return DependentJob.builder()
                .name(name)
                .command("1")
                .addParents(parents)
                .build();
    }

    private static Cluster slow(int seconds) {
        return Cluster.v3(options -> options.withReadLag(Duration.ofSeconds(seconds)));
    }

    private static List<WireRequest> writes(Cluster cluster) {
        return cluster.server()
                .requestLog()
                .entries(request -> !request.method().equals("GET"));
    }

    @ParameterizedTest
    @EnumSource
    void put_selfParent_neverReachesTheServer(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            cluster.chronos.jobs().put(PARENT).execute();
            for (Chronos chronos : List.of(cluster.chronos, cluster.chronos.withoutParentCheck())) {
                assertThatExceptionOfType(InvalidJobException.class)
                        .isThrownBy(() -> chronos.jobs().put(child("b", "b")));
                assertThatExceptionOfType(InvalidJobException.class)
                        .isThrownBy(() -> way.run(chronos.jobs().update("a", job -> child("a", "a"))))
                        .withMessageContaining("crash");
            }
            assertThat(writes(cluster)).hasSize(1);
            assertThat(way.run(cluster.chronos.system().ping())).isEqualTo("pong");
        }
    }

    @ParameterizedTest
    @EnumSource
    void putDependent_unknownParent_isReportedBeforeTheWire(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            cluster.chronos.jobs().put(PARENT).execute();
            int before = writes(cluster).size();
            InvalidJobException failure =
                    way.fails(cluster.chronos.jobs().put(child("b", "a", "typo")), InvalidJobException.class);
            assertThat(failure).hasMessageContaining("[typo]").hasMessageContaining("silently forget");
            assertThat(writes(cluster)).hasSize(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void putDependent_parentPutAMomentAgo_isWaitedFor_pitfall26(BothWays way) {
        try (Cluster cluster = slow(1)) {
            way.run(cluster.chronos.jobs().put(PARENT));
            way.run(cluster.chronos.jobs().putDependent(child("b", "a")));
            cluster.clock.advance(Duration.ofSeconds(2));
            assertThat(cluster.server().job("b")).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void putDependent_cycleOnTheServer_isReportedBeforeTheWire(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            cluster.chronos
                    .jobs()
                    .putAll(List.of(PARENT, child("b", "a"), child("c", "b")))
                    .execute();
            int before = writes(cluster).size();
            InvalidJobException failure =
                    way.fails(cluster.chronos.jobs().put(child("b", "c")), InvalidJobException.class);
            assertThat(failure).hasMessageContaining("b <- c <- b");
            assertThat(writes(cluster)).hasSize(before);
        }
    }

    @Test
    void cycle_noneThere_isNotSeen() {
        JobGraph graph = JobGraph.parse("node,a,fresh,idle\nlink,a,b\nlink,a,c\nlink,b,d\nlink,c,d\n");
        assertThat(ParentCheck.cycle(child("e", "d", "a"), graph)).isEmpty();
        assertThat(ParentCheck.cycle(child("a", "d"), graph)).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void putAndAwait_slowServer_waitsUntilItReads_pitfall26(BothWays way) {
        try (Cluster cluster = slow(2)) {
            way.fails(cluster.chronos.jobs().get("a"), NotFoundException.class);
            assertThat(way.run(cluster.chronos.jobs().putAndAwait(PARENT)).name())
                    .isEqualTo("a");
            Job changed = PARENT.withCommand("2");
            assertThat(way.run(cluster.chronos.jobs().putAndAwait(changed)).command())
                    .isEqualTo("2");
            Job otherKind = child("a", "b");
            way.run(cluster.chronos.jobs().putAndAwait(child("b", "a")));
            assertThatExceptionOfType(InvalidJobException.class)
                    .isThrownBy(() -> cluster.chronos.jobs().put(otherKind).execute());
        }
    }

    @ParameterizedTest
    @EnumSource
    void putAndAwait_jobWithEverything_isSeenInEveryVersion(BothWays way) throws Exception {
        Job job = Json.mapper()
                .readValue(
                        Fixtures.load("chronos/3.0.3/core").stream()
                                .filter(each -> each.name().equals("022-iso-full"))
                                .findFirst()
                                .flatMap(RecordedExchange::requestBody)
                                .orElseThrow(),
                        Job.class);
        try (Cluster v3 = slow(2);
                Cluster v2 = Cluster.v2()) {
            for (Cluster each : List.of(v3, v2)) {
                Jobs jobs = each.chronos.jobs();
                assertThat(way.run(jobs.putAndAwait(job)).retries()).hasValue(3);
                assertThat(way.run(jobs.putAndAwait(job)).fetch()).hasSize(1);
                Job read = way.run(jobs.get("full"));
                assertThat(way.run(jobs.putAndAwait(read)).fetch()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void putAndAwait_jobSwitchedOnAgain_isNotTheOldOne(BothWays way) {
        try (Cluster cluster = slow(2)) {
            Jobs jobs = cluster.chronos.jobs();
            way.run(jobs.putAndAwait(PARENT.withDisabled(true)));
            assertThat(way.run(jobs.putAndAwait(PARENT)).disabled()).isFalse();
            ScheduledJob thrice = PARENT.toBuilder()
                    .schedule(PARENT.schedule().times(3))
                    .concurrent(true)
                    .addUris("http://x/a")
                    .build();
            ScheduledJob seen = way.run(jobs.putAndAwait(thrice)).asScheduled().orElseThrow();
            assertThat(seen.schedule().repetitions()).hasValue(3);
            assertThat(way.run(jobs.putAndAwait(PARENT)).concurrent()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void putAndAwait_unknownParentUnchecked_isReportedAfterwards(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            Jobs jobs = cluster.chronos.withoutParentCheck().jobs();
            JobNotKeptException failure = way.fails(jobs.putAndAwait(child("b", "gone")), JobNotKeptException.class);
            assertThat(failure.missingParents()).containsExactly("gone");
            assertThat(failure.seen()).isEmpty();
            assertThat(failure).hasMessageContaining("[gone] do not exist");
        }
    }

    @ParameterizedTest
    @EnumSource
    void putAndAwait_anotherIsThere_isReported(BothWays way) {
        try (Cluster cluster = slow(60)) {
            cluster.chronos.jobs().put(PARENT).execute();
            cluster.clock.advance(Duration.ofSeconds(61));
            JobNotKeptException failure =
                    way.fails(cluster.chronos.jobs().putAndAwait(PARENT.withCommand("9")), JobNotKeptException.class);
            assertThat(failure.seen().orElseThrow().command()).isEqualTo("1");
            assertThat(failure).hasMessageContaining("is another");
        }
    }

    @ParameterizedTest
    @EnumSource
    void putAndAwait_somebodyChangesItAtOnce_isSeenByWhatIsWanted(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            Jobs jobs = cluster.chronos.jobs();
            jobs.put(PARENT.toBuilder().description("other").build()).execute();
            JobNotKeptException failure = way.fails(
                    jobs.putAndAwait(PARENT, seen -> seen.description().equals("mine")), JobNotKeptException.class);
            assertThat(failure).hasMessageContaining("is another");
            Job mine = PARENT.toBuilder().description("mine").build();
            Job seen = way.run(jobs.putAndAwait(mine, job -> {
                if (job.command().equals(PARENT.command())) {
                    jobs.put(job.withCommand("changed")).execute();
                }
                return job.description().equals("mine") && job.command().equals("changed");
            }));
            assertThat(seen.command()).isEqualTo("changed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void awaitVisible_neverThere_throwsNotFound(BothWays way) {
        try (Cluster cluster = slow(3)) {
            cluster.chronos.jobs().put(PARENT).execute();
            assertThat(way.run(cluster.chronos.jobs().awaitVisible("a")).name()).isEqualTo("a");
            way.fails(cluster.chronos.jobs().awaitVisible("b"), NotFoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void put_jobAsListed_sendsFetchOnly_pitfall5(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            way.run(cluster.chronos
                    .jobs()
                    .put(PARENT.toBuilder()
                            .addFetch(Fetch.builder()
                                    .uri("http://x/a")
                                    .executable(true)
                                    .build())
                            .build()));
            Job listed = way.run(cluster.chronos.jobs().list()).get(0);
            assertThat(listed.uris()).containsExactly("http://x/a");
            way.run(cluster.chronos.jobs().put(listed));
            Job read = way.run(cluster.chronos.jobs().get("a"));
            assertThat(read.uris()).isEmpty();
            assertThat(read.fetch())
                    .singleElement()
                    .extracting(Fetch::executable)
                    .isEqualTo(true);
        }
    }

    @Test
    void outgoing_mirroredUris_areLeftOutForEveryKind_pitfall5() {
        Fetch fetch = Fetch.of("http://x/a");
        assertThat(OutgoingJob.of(child("b", "a").asDependent().orElseThrow().toBuilder()
                                .addUris("http://x/a")
                                .addFetch(fetch)
                                .build())
                        .uris())
                .isEmpty();
        OneTimeJob once =
                OneTimeJob.of("o", "1").toBuilder().addUris("http://x/a").build();
        assertThat(OutgoingJob.of(once).uris()).hasSize(1);
        assertThat(OutgoingJob.of(once.toBuilder().addFetch(fetch).build()).uris())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void put_kindChanges_goesByTheRightRoute_pitfall9(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            way.run(cluster.chronos
                    .jobs()
                    .putAll(List.of(PARENT, PARENT.toBuilder().name("b").build())));
            way.run(cluster.chronos.jobs().put(child("b", "a")));
            assertThat(way.run(cluster.chronos.jobs().get("b"))).isInstanceOf(DependentJob.class);
            way.run(cluster.chronos.jobs().put(PARENT.toBuilder().name("b").build()));
            assertThat(way.run(cluster.chronos.jobs().get("b"))).isInstanceOf(ScheduledJob.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void delete_scheduledParent_childBecomesScheduled_pitfall15(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            way.run(cluster.chronos
                    .jobs()
                    .putAll(List.of(
                            PARENT,
                            child("b", "a").toBuilder()
                                    .addEnvironmentVariables(EnvironmentVariable.of("A", "1"))
                                    .build())));
            way.run(cluster.chronos.jobs().delete("a"));
            ScheduledJob left =
                    way.run(cluster.chronos.jobs().get("b")).asScheduled().orElseThrow();
            assertThat(left.schedule().sameRecurrence(PARENT.schedule())).isTrue();
            assertThat(left.environmentVariables()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void put_answerLost_isSentAgainUnlessItStartsNow(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            way.run(cluster.chronos.version());
            cluster.server()
                    .faults()
                    .when(request -> request.method().equals("POST"))
                    .resetBeforeResponse();
            way.run(cluster.chronos.jobs().put(PARENT));
            assertThat(writes(cluster)).hasSize(2);
            ScheduledJob now =
                    PARENT.toBuilder().schedule(Schedule.parse("R1//PT1H")).build();
            cluster.server()
                    .faults()
                    .when(request -> request.method().equals("POST"))
                    .resetBeforeResponse();
            way.fails(cluster.chronos.jobs().put(now), OutcomeUnknownException.class);
            assertThat(writes(cluster)).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void trigger_answerLost_isNotSentAgain_pitfall16(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            way.run(cluster.chronos.jobs().put(PARENT));
            cluster.server()
                    .faults()
                    .when(request -> request.method().equals("PUT"))
                    .resetBeforeResponse();
            way.fails(cluster.chronos.jobs().trigger("a"), OutcomeUnknownException.class);
            assertThat(cluster.server()
                            .requestLog()
                            .entries(request -> request.method().equals("PUT")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_hungServer_endsInItsTimeout_pitfall30(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            way.run(cluster.chronos.version());
            cluster.server().faults().stallNext();
            Chronos hurried = cluster.chronos.with(
                    CallOptions.builder().timeout(Duration.ofMillis(300)).build());
            way.fails(hurried.jobs().list(), io.mesokit.core.CallTimeoutException.class);
            cluster.server().faults().release();
        }
    }
}
