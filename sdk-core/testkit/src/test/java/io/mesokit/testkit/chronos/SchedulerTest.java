package io.mesokit.testkit.chronos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Simulated runs on a virtual clock; commands say how long they take and how they end: {@code 5 0}. */
class SchedulerTest {
    private static final WireHeaders JSON = WireHeaders.none().plus("Content-Type", "application/json");
    private static final String LATER = "R/2035-01-01T00:00:00Z/P1D";

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2030-01-01T00:00:00Z"));
    private EmbeddedCluster cluster = cluster(UnaryOperator.identity());

    private EmbeddedCluster cluster(UnaryOperator<ChronosOptions> change) {
        return EmbeddedCluster.builder()
                .simulated(clock, task -> course(task.command()))
                .chronos(change)
                .start();
    }

    private static Behaviour.Course course(String command) {
        String[] words = command.split(" ");
        return new Behaviour.Course(Duration.ofSeconds(Long.parseLong(words[0])), Integer.parseInt(words[1]));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private void use(UnaryOperator<ChronosOptions> change) {
        cluster.close();
        cluster = cluster(change);
    }

    private RawHttp.Answer send(String method, String path, String body) throws IOException {
        return RawHttp.send(
                cluster.chronos().url(), method, "/v1/scheduler/" + path, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    private void post(String name, String command, String schedule, String more) throws IOException {
        String body =
                "{\"name\":\"%s\",\"command\":\"%s\",\"schedule\":\"%s\"%s}".formatted(name, command, schedule, more);
        assertThat(send("POST", "iso8601", body).status()).isEqualTo(204);
    }

    private void postChild(String name, String command, String parents) throws IOException {
        String body = "{\"name\":\"%s\",\"command\":\"%s\",\"parents\":[%s]}".formatted(name, command, parents);
        assertThat(send("POST", "dependency", body).status()).isEqualTo(204);
    }

    private void trigger(String name) throws IOException {
        assertThat(send("PUT", "job/" + name, "").status()).isEqualTo(204);
    }

    private JsonNode job(String name) {
        return cluster.chronos().job(name).orElseThrow();
    }

    private List<Run> runs(String name) {
        return cluster.chronos().runs(name);
    }

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void schedule_threeTimes_runsThriceAndIsDisabled() throws IOException {
        post("three", "1 0", "R3/2030-01-01T00:01:00Z/PT1M", "");
        pass(600);

        assertThat(runs("three")).hasSize(3).allMatch(run -> run.state() == Run.State.FINISHED);
        assertThat(runs("three").get(1).started()).isEqualTo(Instant.parse("2030-01-01T00:02:00Z"));
        assertThat(runs("three").get(0).taskId()).isEqualTo("ct:1893456060000:0:three:");
        assertThat(job("three").get("disabled").asBoolean()).isTrue();
        assertThat(job("three").get("schedule").asText()).startsWith("R0/");
        assertThat(job("three").get("successCount").asInt()).isEqualTo(3);
    }

    @Test
    void schedule_commandCannotBeStarted_runHasFailedAndOthersRun() throws IOException {
        post("bad", "echo \\u0000", "R/2030-01-01T00:01:00Z/PT1M", ",\"retries\":0");
        post("good", "1 0", "R/2030-01-01T00:01:00Z/PT1M", "");
        pass(65);

        assertThat(runs("bad")).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(Run.State.FAILED);
            assertThat(run.sandbox()).isEmpty();
        });
        assertThat(job("bad").get("errorCount").asInt()).isEqualTo(1);
        assertThat(runs("good")).singleElement().matches(run -> run.state() == Run.State.FINISHED);
        pass(60);
        assertThat(runs("bad")).hasSize(2);
    }

    @Test
    void schedule_longRun_dropsTheRunInBetween() throws IOException {
        post("long", "90 0", "R/2030-01-01T00:01:00Z/PT1M", "");
        pass(260);

        assertThat(runs("long")).hasSize(2);
        assertThat(runs("long").get(1).started()).isEqualTo(Instant.parse("2030-01-01T00:03:00Z"));
    }

    @Test
    void schedule_concurrent_overlaps() throws IOException {
        post("over", "90 0", "R/2030-01-01T00:01:00Z/PT1M", ",\"concurrent\":true");
        pass(125);

        assertThat(cluster.chronos().state("over")).isEqualTo("2 running");
    }

    @Test
    void schedule_everyZeroSeconds_doesNotSpin() throws IOException {
        post("zero", "1 0", "R/2030-01-01T00:00:00Z/PT0S", "");
        pass(10);

        assertThat(runs("zero")).hasSizeBetween(3, 12);
    }

    @Test
    void trigger_finiteSchedule_usesUpARecurrence() throws IOException {
        post("few", "1 0", "R2/2035-01-01T00:00:00Z/PT1H", "");
        trigger("few");
        pass(5);

        assertThat(job("few").get("schedule").asText()).isEqualTo("R1/2035-01-01T00:00:00.000Z/PT1H");
    }

    @Test
    void trigger_whileRunning_isDropped() throws IOException {
        post("busy", "10 0", LATER, "");
        trigger("busy");
        trigger("busy");
        pass(60);

        assertThat(runs("busy")).hasSize(1);
    }

    @Test
    void trigger_disabled_isDropped() throws IOException {
        post("off", "1 0", LATER, ",\"disabled\":true");
        trigger("off");
        pass(5);

        assertThat(runs("off")).isEmpty();
    }

    @Test
    void trigger_arguments_replaceTheJobsOwn() throws IOException {
        post("args", "1 0", LATER, ",\"arguments\":[\"-a\",\"b\"]");
        trigger("args");
        pass(5);
        assertThat(send("PUT", "job/args?arguments=-x%3B%20y", "").status()).isEqualTo(204);
        pass(5);

        assertThat(runs("args")).extracting(Run::command).containsExactly("1 0 -a b", "1 0 -x y");
        assertThat(runs("args").get(1).taskId()).endsWith(":0:args:-x y");
    }

    @Test
    void capacity_exceeded_queuesUntilRoom() throws IOException {
        use(options -> options.withCapacity(1, 1000));
        post("a", "10 0", LATER, ",\"cpus\":0.6");
        post("b", "10 0", LATER, ",\"cpus\":0.6");
        post("urgent", "10 0", LATER, ",\"cpus\":0.6,\"highPriority\":true");
        for (String name : List.of("a", "b", "urgent")) {
            trigger(name);
        }
        assertThat(cluster.chronos().state("a")).isEqualTo("1 running");
        assertThat(cluster.chronos().state("b")).isEqualTo("queued");
        pass(11);
        assertThat(cluster.chronos().state("urgent")).isEqualTo("1 running");
        pass(10);

        assertThat(cluster.chronos().state("b")).isEqualTo("1 running");
    }

    @Test
    void cpus_changedWhileRunning_applyToTheNextLaunch() throws IOException {
        post("grow", "10 0", LATER, ",\"cpus\":0.5");
        trigger("grow");
        post("grow", "10 0", LATER, ",\"cpus\":2");
        pass(11);
        trigger("grow");
        pass(11);

        assertThat(runs("grow")).extracting(Run::cpus).containsExactly(0.5, 2.0);
        assertThat(runs("grow").get(1).cpuTime()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void failure_withRetries_countsOnceAtTheEnd() throws IOException {
        post("bad", "1 3", LATER, ",\"retries\":2");
        trigger("bad");
        pass(65);
        assertThat(job("bad").get("errorCount").asInt()).isZero();
        pass(120);

        assertThat(runs("bad")).extracting(Run::attempt).containsExactly(0, 1, 2);
        assertThat(runs("bad")).allMatch(run -> run.state() == Run.State.FAILED && run.exitStatus() == 3);
        assertThat(job("bad").get("errorCount").asInt()).isEqualTo(1);
        assertThat(job("bad").get("errorsSinceLastSuccess").asInt()).isEqualTo(1);
    }

    @Test
    void failure_afterAFailure_isNotRetried() throws IOException {
        post("bad", "1 3", LATER, ",\"retries\":5,\"lastError\":\"2029-12-31T00:00:00.000Z\"");
        trigger("bad");
        pass(600);

        assertThat(runs("bad")).hasSize(1);
    }

    @Test
    void failures_beyondTheLimit_disable() throws IOException {
        use(options -> options.withDisableAfterFailures(2).withFailureRetry(Duration.ofSeconds(1)));
        post("bad", "1 1", LATER, ",\"retries\":0");
        trigger("bad");
        pass(5);
        assertThat(job("bad").get("disabled").asBoolean()).isFalse();
        trigger("bad");
        pass(5);

        assertThat(job("bad").get("disabled").asBoolean()).isTrue();
    }

    @Test
    void children_startWhenAllParentsSucceededEquallyOften() throws IOException {
        post("p", "1 0", LATER, "");
        post("q", "1 0", LATER, "");
        postChild("c", "1 0", "\"p\",\"q\"");
        trigger("p");
        pass(5);
        assertThat(runs("c")).isEmpty();
        trigger("q");
        pass(5);

        assertThat(runs("c")).hasSize(1);
    }

    @Test
    void children_ofASoftError_startAnyway() throws IOException {
        post("soft", "1 1", LATER, ",\"softError\":true,\"retries\":0");
        post("hard", "1 1", LATER, ",\"retries\":0");
        postChild("afterSoft", "1 0", "\"soft\"");
        postChild("afterHard", "1 0", "\"hard\"");
        trigger("soft");
        trigger("hard");
        pass(10);

        assertThat(runs("afterSoft")).hasSize(1);
        assertThat(runs("afterHard")).isEmpty();
    }

    @Test
    void kill_running_changesNoCounter() throws IOException {
        post("k", "100 0", LATER, "");
        postChild("c", "1 0", "\"k\"");
        trigger("k");
        assertThat(send("DELETE", "task/kill/k", "").status()).isEqualTo(204);
        pass(200);

        assertThat(runs("k")).extracting(Run::state).containsExactly(Run.State.KILLED);
        assertThat(runs("c")).isEmpty();
        assertThat(job("k").get("successCount").asInt()
                        + job("k").get("errorCount").asInt())
                .isZero();
    }

    @Test
    void maxCompletionTime_exceeded_ends() throws IOException {
        post("slow", "1000 0", LATER, ",\"maxCompletionTime\":30");
        trigger("slow");
        pass(31);

        assertThat(runs("slow")).extracting(Run::state).containsExactly(Run.State.KILLED);
    }

    @Test
    void delete_dependentParent_childInheritsItsParents() throws IOException {
        post("top", "1 0", LATER, "");
        postChild("mid", "1 0", "\"top\"");
        postChild("low", "1 0", "\"mid\"");
        assertThat(send("DELETE", "job/mid", "").status()).isEqualTo(204);

        assertThat(job("low").get("parents")).hasToString("[\"top\"]");
    }

    @Test
    void post_noScheduleNorParents_runsOnceAtOnce() throws IOException {
        assertThat(send("POST", "iso8601", "{\"name\":\"now\",\"command\":\"1 0\"}")
                        .status())
                .isEqualTo(204);
        pass(100);

        assertThat(runs("now")).hasSize(1);
        assertThat(cluster.chronos().operations()).containsEntry("jobs.runOnceNow", 1L);
    }

    @Test
    void stat_withHistory_listsRuns() throws IOException {
        use(ChronosOptions::withHistory);
        post("h", "75 0", LATER, "");
        trigger("h");
        pass(80);
        trigger("h");

        String stat = send("GET", "job/stat/h", "").text();
        assertThat(stat).contains("\"duration\":\"1m15s\"", "\"status\":\"Success\"", "\"status\":\"Running\"");
        assertThat(stat).contains("\"endTime\":\"N/A\"", "\"median\":75000.0");
    }

    @Test
    void killLeader_withoutFollower_refusesAndRevives() throws IOException {
        post("kept", "1 0", LATER, "");
        cluster.chronos().killLeader();
        assertThat(cluster.chronos().alive()).isFalse();
        cluster.chronos().revive();

        assertThat(send("GET", "job/kept", "").status()).isEqualTo(200);
    }
}
