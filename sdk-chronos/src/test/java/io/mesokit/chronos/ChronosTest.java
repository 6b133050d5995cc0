package io.mesokit.chronos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.EnvironmentVariable;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.JobSearch;
import io.mesokit.chronos.model.Loggers;
import io.mesokit.chronos.model.MarkResult;
import io.mesokit.chronos.model.OneTimeJob;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.chronos.model.TaskNotification;
import io.mesokit.chronos.model.TaskProgress;
import io.mesokit.core.BothWays;
import io.mesokit.core.Call;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Planted;
import io.mesokit.core.Request;
import io.mesokit.core.ServerException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client as a whole: which server it finds, what it says of itself, and what refusals mean. */
class ChronosTest {
    private static final Schedule LATER = Schedule.parse("R/2031-01-01T00:00:00Z/P1D");

    private static long probes(Cluster cluster) {
        return cluster.server()
                .requestLog()
                .entries(request -> request.query().equals("limit=0"))
                .size();
    }

    @ParameterizedTest
    @EnumSource
    void version_ofEither_isFoundOutOnce_pitfall29(BothWays way) {
        try (Cluster v3 = Cluster.v3();
                Cluster v2 = Cluster.v2()) {
            assertThat(v3.chronos).hasToString("Chronos at " + v3.server().url());
            assertThat(way.run(v3.chronos.version())).isEqualTo(ChronosVersion.V3);
            assertThat(way.run(v2.chronos.version())).isEqualTo(ChronosVersion.V2);
            way.run(v3.chronos.jobs().list());
            way.run(v2.chronos.jobs().list());
            assertThat(probes(v3)).isEqualTo(1);
            assertThat(probes(v2)).isEqualTo(2);
            assertThat(v3.chronos).hasToString("Chronos 3.x at " + v3.server().url());
            assertThat(v2.chronos).hasToString("Chronos 2.x at " + v2.server().url());
        }
    }

    @Test
    void version_manyAtOnce_isFoundOutOnce() {
        try (Cluster cluster = Cluster.v3()) {
            List<CompletableFuture<?>> all = Stream.generate(
                            () -> cluster.chronos.jobs().list().executeAsync())
                    .limit(20)
                    .<CompletableFuture<?>>map(future -> future)
                    .toList();
            all.forEach(CompletableFuture::join);
            assertThat(probes(cluster)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void version_anotherIsStillAsking_doesNotHoldUpWhoHasLessTime(BothWays way) throws Exception {
        try (Cluster cluster = Cluster.v3()) {
            cluster.server().faults().stallNext().stallNext();
            CompletableFuture<?> patient = cluster.chronos.jobs().list().executeAsync();
            while (probes(cluster) == 0) {
                Thread.onSpinWait();
            }
            way.fails(cluster.chronos.jobs().list().withTimeout(Duration.ofMillis(400)), CallTimeoutException.class);
            assertThat(patient).isNotDone();
            cluster.server().faults().release();
            patient.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void version_waitingForAnothersAnswer_canBeCancelled() throws Exception {
        try (Cluster cluster = Cluster.v3()) {
            cluster.server().faults().stallNext().stallNext();
            CompletableFuture<?> patient = cluster.chronos.jobs().list().executeAsync();
            while (probes(cluster) == 0) {
                Thread.onSpinWait();
            }
            CompletableFuture<?> other = cluster.chronos.jobs().list().executeAsync();
            assertThat(other.cancel(true)).isTrue();
            cluster.server().faults().release();
            patient.get(30, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void version_failedProbe_isNotRemembered(BothWays way) {
        try (Cluster cluster = Cluster.v2()) {
            cluster.server().faults().failNext(403);
            way.fails(cluster.chronos.jobs().list(), io.mesokit.core.ForbiddenException.class);
            assertThat(way.run(cluster.chronos.jobs().list())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void version_assumed_isNotAskedFor(BothWays way) {
        try (Cluster cluster = Cluster.v2()) {
            assertThat(way.run(
                            cluster.chronos.assuming(ChronosVersion.V2).jobs().list()))
                    .isEmpty();
            assertThat(probes(cluster)).isZero();
            NotFoundException failure =
                    way.fails(cluster.chronos.assuming(ChronosVersion.V3).jobs().list(), NotFoundException.class);
            assertThat(failure).hasMessageContaining("of another version");
        }
    }

    @ParameterizedTest
    @EnumSource
    void version_somethingElseThere_saysSo(BothWays way) {
        try (WireServer server = WireServer.start("other", 0, request -> WireResponse.of(404, "text/html", "<html>"));
                Chronos chronos = Chronos.connect(server.url())) {
            assertThat(way.fails(chronos.jobs().list(), NotFoundException.class))
                    .hasMessageContaining("no Chronos here")
                    .hasMessageContaining("proxy");
        }
    }

    @ParameterizedTest
    @EnumSource
    void legacy_against3x_isRefusedBeforeTheWire(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            assertThat(way.fails(cluster.chronos.legacy2x().purgeTasks(), IllegalStateException.class))
                    .hasMessageContaining("legacy2x.purgeTasks is for Chronos 2.x");
            assertThat(cluster.server()
                            .requestLog()
                            .entries(request -> request.method().equals("DELETE")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void legacy_replaceAndReport_work(BothWays way) {
        try (Cluster cluster = Cluster.v2()) {
            ScheduledJob job = ScheduledJob.builder()
                    .name("a")
                    .command("1")
                    .schedule(LATER)
                    .async(true)
                    .epsilon("PT5M")
                    .build();
            way.run(cluster.chronos.legacy2x().replaceScheduled(job));
            way.run(cluster.chronos
                    .legacy2x()
                    .replaceDependent(DependentJob.builder()
                            .name("b")
                            .command("1")
                            .addParents("a")
                            .build()));
            way.run(cluster.chronos.legacy2x().updateAsyncTask("ct:1893456000000:0:a:", TaskNotification.succeeded()));
            assertThat(way.run(cluster.chronos.jobs().get("a")).successCount()).isEqualTo(1);
            assertThat(way.run(cluster.chronos.jobs().get("a")).epsilon()).contains("PT5M");
            way.run(cluster.chronos.legacy2x().purgeTasks());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cluster.chronos
                            .legacy2x()
                            .replaceScheduled(job.toBuilder().cpus(0).build()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void follower_refusalWithoutBody_isExplained_pitfall2(BothWays way) {
        try (Cluster cluster = Cluster.v3(options -> options.withFollower());
                Chronos follower = cluster.connect(
                        cluster.server().followerUrl().orElseThrow().toString())) {
            NotFoundException absent = way.fails(follower.jobs().get("nope"), NotFoundException.class);
            assertThat(absent.status()).isEqualTo(400);
            assertThat(absent.response().bytes()).isEmpty();
            assertThat(absent).hasMessageContaining("a follower drops").hasMessageContaining("no such job");
            ScheduledJob early = ScheduledJob.builder()
                    .name("a")
                    .command("1")
                    .schedule(Schedule.parse("R/2031-01-01T00:00:00Z/P1D"))
                    .build();
            way.run(follower.jobs().put(early));
            way.run(follower.jobs().delete("a"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leader_askedThroughAFollower_isTheLeader_pitfall24(BothWays way) {
        try (Cluster cluster = Cluster.v3(options -> options.withFollower());
                Chronos follower = cluster.connect(
                        cluster.server().followerUrl().orElseThrow().toString())) {
            assertThat(way.run(follower.leader().get()).leader())
                    .isEqualTo("127.0.0.1:" + cluster.server().url().getPort());
        }
    }

    @ParameterizedTest
    @EnumSource
    void endpoints_firstIsDead_secondIsAsked(BothWays way) {
        try (Cluster cluster = Cluster.v3(options -> options.withFollower());
                Chronos both = cluster.connect(
                        cluster.server().url().toString(),
                        cluster.server().followerUrl().orElseThrow().toString())) {
            way.run(both.version());
            cluster.server().killLeader();
            assertThat(way.run(both.jobs().list())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endpoints_firstIsAFollowerThatCannotReachItsLeader_secondIsAskedForReads(BothWays way) {
        String page = "<html><head><title>Error 500 </title></head><body>java.net.ConnectException</body></html>";
        try (Cluster cluster = Cluster.v3();
                WireServer lost = WireServer.start("lost", 0, request -> WireResponse.of(500, "text/html", page));
                Chronos alone = cluster.connect(lost.url().toString());
                Chronos both = cluster.connect(
                        lost.url().toString(), cluster.server().url().toString())) {
            ScheduledJob job = ScheduledJob.builder()
                    .name("a")
                    .command("1")
                    .schedule(LATER)
                    .build();
            Chronos writing = alone.assuming(ChronosVersion.V3);
            assertThat(way.fails(writing.jobs().put(job), ServerException.class).attempts())
                    .isEqualTo(1);
            assertThat(way.fails(alone.jobs().list(), ServerException.class).attempts())
                    .isEqualTo(3);
            Call<List<Job>> reading = both.assuming(ChronosVersion.V3).jobs().list();
            assertThat(way.run(reading.asResponse()).attempts()).isEqualTo(2);
            assertThat(way.run(reading.asResponse()).attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void credentials_missingOrRight_decide(BothWays way) {
        try (Cluster cluster = Cluster.v3(options -> options.withCredentials(Planted.USER, Planted.PASSWORD))) {
            way.fails(cluster.chronos.system().ping(), UnauthorizedException.class);
            String user = Planted.USER + ":" + Planted.PASSWORD + "@";
            String url = cluster.server().url().toString().replace("http://", "http://" + user);
            try (Chronos known = cluster.connect(url)) {
                assertThat(way.run(known.system().ping())).isEqualTo("pong");
                assertThat(known.toString()).doesNotContain(Planted.PASSWORD);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void environment_ofAJob_isNotShownButThere(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            ScheduledJob job = ScheduledJob.builder()
                    .name("a")
                    .command("1")
                    .schedule(LATER)
                    .addEnvironmentVariables(EnvironmentVariable.of("API_TOKEN", Planted.TOKEN))
                    .build();
            way.run(cluster.chronos.jobs().put(job));
            Job read = way.run(cluster.chronos.jobs().get("a"));
            assertThat(read.environmentVariables())
                    .singleElement()
                    .extracting(EnvironmentVariable::value)
                    .isEqualTo(Planted.TOKEN);
            OneTimeJob once = OneTimeJob.of("b", "1").toBuilder()
                    .environmentVariables(read.environmentVariables())
                    .build();
            assertThat(List.of(read.environmentVariables(), read, once).toString())
                    .contains("API_TOKEN")
                    .doesNotContain(Planted.TOKEN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void progress_refused_saysWhy(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            Jobs jobs = cluster.chronos.jobs();
            way.run(jobs.put(ScheduledJob.builder()
                    .name("a")
                    .command("1")
                    .schedule(LATER)
                    .build()));
            String task = "ct:1893456000000:0:a:";
            assertThat(way.fails(jobs.reportProgress("a", task, TaskProgress.of(1)), InvalidRequestException.class))
                    .hasMessageContaining("not enabled to track data");
            assertThat(way.fails(jobs.reportProgress("a", "zzz", TaskProgress.of(1)), InvalidRequestException.class))
                    .hasMessageContaining("Invalid task id format zzz");
            way.fails(jobs.reportProgress("nope", task, TaskProgress.of(1)), NotFoundException.class);
            assertThatIllegalArgumentException().isThrownBy(() -> jobs.reportProgress("a", task, TaskProgress.of(-1)));
            cluster.server().faults().emptyNext(400);
            assertThat(way.fails(jobs.reportProgress("a", task, TaskProgress.of(1)), InvalidRequestException.class))
                    .hasMessageContaining("not a dataProcessingJobType");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusals_withoutExplanation_areExplainedByTheRoute(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            way.run(cluster.chronos.version());
            ScheduledJob job = ScheduledJob.builder()
                    .name("a")
                    .command("1")
                    .schedule(LATER)
                    .build();
            cluster.server().faults().emptyNext(400);
            assertThat(way.fails(cluster.chronos.jobs().put(job), InvalidRequestException.class))
                    .hasMessageContaining("schedule cannot be parsed");
            cluster.server().faults().emptyNext(400);
            assertThat(way.fails(cluster.chronos.leader().get(), InvalidRequestException.class))
                    .hasMessageContaining("ask the leader itself");
            Chronos once = cluster.chronos.with(io.mesokit.core.CallOptions.builder()
                    .retry(io.mesokit.core.RetryPolicy.none())
                    .build());
            cluster.server().faults().htmlNext(500);
            assertThat(way.fails(once.jobs().put(job), ServerException.class))
                    .hasMessageContaining("wrong kind of job");
            cluster.server().faults().emptyNext(500);
            assertThat(way.fails(once.tasks().killAll("a"), ServerException.class))
                    .hasMessageContaining("in 2.x");
            cluster.server().faults().emptyNext(500);
            assertThat(way.fails(once.jobs().list(), ServerException.class)).hasMessageContaining("its leader");
            cluster.server().faults().answerNext(WireResponse.of(400, "application/json", "{\"message\":"));
            assertThat(way.fails(once.jobs().list(), InvalidRequestException.class))
                    .hasMessageContaining("{\"message\":");
            cluster.server().faults().answerNext(WireResponse.of(400, "application/json", "{\"other\":1}"));
            assertThat(way.fails(once.jobs().list(), InvalidRequestException.class))
                    .hasMessageContaining("{\"other\":1}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void raw_anyPath_givesTheTree(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            assertThat(way.run(cluster.chronos.raw(Request.get("/v1/scheduler/jobs/summary")))
                            .path("jobs")
                            .isArray())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void loggers_changed_comeBack(BothWays way) {
        try (Cluster cluster = Cluster.v3()) {
            Loggers loggers = way.run(cluster.chronos.system().loggers());
            assertThat(loggers.html()).contains("<form");
            assertThat(loggers.levels()).containsKey("ROOT");
            assertThat(loggers).hasToString("Loggers[" + loggers.levels().size() + "]");
            assertThat(way.run(cluster.chronos.system().changeLogger("org.apache.mesos.chronos", "DEBUG"))
                            .html())
                    .contains("DEBUG");
        }
    }

    @Test
    void toString_everything_readsWellAtAPrompt() {
        try (Chronos chronos = Chronos.connect("http://localhost:4400")) {
            assertThat(chronos.jobs()).hasToString("Jobs of http://localhost:4400");
            assertThat(chronos.tasks()).hasToString("Tasks of http://localhost:4400");
            assertThat(chronos.graph()).hasToString("Graph of http://localhost:4400");
            assertThat(chronos.stats()).hasToString("Stats of http://localhost:4400");
            assertThat(chronos.leader()).hasToString("Leader of http://localhost:4400");
            assertThat(chronos.system()).hasToString("Server process at http://localhost:4400");
            assertThat(chronos.legacy2x()).hasToString("Operations of Chronos 2.x at http://localhost:4400");
            assertThat(chronos.jobs().get("a").toString()).isEqualTo("GET http://localhost:4400/v1/scheduler/job/a");
            assertThat(chronos.assuming(ChronosVersion.V2).jobs().get("a b").toString())
                    .isEqualTo("GET http://localhost:4400/scheduler/job/a%20b");
            assertThat(new RunProgress("a", io.mesokit.chronos.model.RunState.QUEUED, java.time.Duration.ofSeconds(3)))
                    .hasToString("a: queued after PT3S");
        }
    }

    @Test
    void name_thatWouldLeaveItsPlace_isRefused_pitfall28() {
        try (Chronos chronos = Chronos.connect("http://localhost:4400")) {
            assertThatIllegalArgumentException().isThrownBy(() -> chronos.jobs().get(".."));
            assertThatIllegalArgumentException().isThrownBy(() -> chronos.jobs().delete(""));
            assertThat(chronos.jobs().get("a/b?c").toString()).endsWith("/job/a%2Fb%3Fc");
        }
    }

    @Test
    void values_nonsense_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> JobSearch.all().limit(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> JobSearch.all().offset(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> MarkResult.parse("marked job a as successful: maybe"));
    }
}
