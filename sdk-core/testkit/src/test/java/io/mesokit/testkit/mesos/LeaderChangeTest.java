package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.exec.Simulation;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the next leader knows of frameworks, and what it does not. */
@Timeout(30)
class LeaderChangeTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private final Simulation tasks = new Simulation(clock, task -> new Behaviour.Course(Duration.ofHours(1), 0));
    private final EmbeddedMesos mesos =
            EmbeddedMesos.start(MesosOptions.ofDefaults().withMasters(2), clock, tasks);
    private final String agent = mesos.agentIds().get(0);

    @AfterEach
    void close() {
        mesos.close();
    }

    // ---- what the schedulers do

    private SchedulerTap subscribe(String id, double timeout) {
        String named = id.isEmpty() ? "" : "'framework_id':{'value':'" + id + "'},";
        String own = id.isEmpty() ? "" : "'id':{'value':'" + id + "'},";
        return SchedulerTap.subscribe(
                leader().url(),
                "{'type':'SUBSCRIBE'," + named + "'subscribe':{'framework_info':{'user':'root','name':'f'," + own
                        + "'roles':['dev'],'failover_timeout':" + timeout + ",'capabilities':[{'type':'MULTI_ROLE'},"
                        + "{'type':'PARTITION_AWARE'}]}}}");
    }

    private MesosMaster leader() {
        return mesos.leader().orElseThrow();
    }

    private static JsonNode offer(SchedulerTap scheduler) {
        return scheduler.event("OFFERS").at("/offers/offers/0");
    }

    private void launch(SchedulerTap scheduler) {
        scheduler.call(
                scheduler.framework(),
                "ACCEPT",
                "'accept':{'offer_ids':[" + offer(scheduler).path("id")
                        + "],'operations':[{'type':'LAUNCH','launch':{'task_infos':[{'name':'t','task_id':{'value':'t'},"
                        + "'agent_id':{'value':'" + agent + "'},'command':{'value':'true'},'resources':"
                        + "[{'name':'cpus','type':'SCALAR','scalar':{'value':1}}]}]}}]}");
        clock.advance(Duration.ofSeconds(1));
        for (String state : new String[] {"TASK_STARTING", "TASK_RUNNING"}) {
            scheduler.call(
                    scheduler.framework(),
                    "ACKNOWLEDGE",
                    "'acknowledge':{'agent_id':{'value':'" + agent + "'},'task_id':{'value':'t'},'uuid':"
                            + scheduler.update("t", state).path("uuid") + "}");
        }
    }

    private void decline(SchedulerTap scheduler) {
        scheduler.call(
                scheduler.framework(),
                "DECLINE",
                "'decline':{'offer_ids':[" + offer(scheduler).path("id") + "],'filters':{'refuse_seconds':6000}}");
        clock.advance(Duration.ofSeconds(2));
    }

    private static String reconciled(SchedulerTap scheduler, String task) {
        String framework = scheduler.framework();
        scheduler.call(framework, "RECONCILE", "'reconcile':{'tasks':[{'task_id':{'value':'" + task + "'}}]}");
        return scheduler
                .event(event -> event.at("/update/status/reason").asText().equals("REASON_RECONCILIATION")
                        && Json.idOf(event.at("/update/status"), "task_id").equals(task))
                .at("/update/status/state")
                .asText();
    }

    private JsonNode operator(String type) throws IOException {
        return Replay.tree(RawHttp.send(
                        leader().url(),
                        "POST",
                        "/api/v1",
                        WireHeaders.none().plus("Content-Type", "application/json"),
                        ("{\"type\":\"" + type + "\"}").getBytes(StandardCharsets.UTF_8))
                .text());
    }

    // ---- frameworks that are away

    private void assertThatTheTaskLivesOn(String framework) throws IOException {
        assertThat(operator("GET_TASKS").at("/get_tasks/tasks")).hasSize(1);
        assertThat(operator("GET_FRAMEWORKS").at("/get_frameworks/frameworks"))
                .singleElement()
                .matches(one -> one.path("recovered").asBoolean());
        try (SchedulerTap again = subscribe(framework, 0)) {
            assertThat(reconciled(again, "t")).isEqualTo("TASK_RUNNING");
        }
    }

    /** Nobody has left the next leader, so it has no timeouts to count. */
    @Test
    void tasks_ofAFrameworkThatIsNotWaitedFor_outliveTheLeader() throws Exception {
        try (SchedulerTap scheduler = subscribe("", 0)) {
            launch(scheduler);
            mesos.failLeader();
            clock.advance(LONG);
            assertThatTheTaskLivesOn(scheduler.framework());
        }
    }

    @Test
    void timeout_countedByTheOldLeader_isForgottenWithIt() throws Exception {
        try (SchedulerTap scheduler = subscribe("", 60)) {
            launch(scheduler);
            mesos.disconnect(scheduler.framework());
            clock.advance(Duration.ofSeconds(30));
            mesos.failLeader();
            clock.advance(LONG);
            assertThatTheTaskLivesOn(scheduler.framework());
        }
    }

    @Test
    void timeout_countedByTheLeader_isForgottenWhileNobodyLeads() throws Exception {
        try (SchedulerTap scheduler = subscribe("", 60)) {
            launch(scheduler);
            mesos.disconnect(scheduler.framework());
            mesos.loseLeader();
            clock.advance(LONG);
            mesos.elect(mesos.masters().get(1));
            assertThatTheTaskLivesOn(scheduler.framework());
        }
    }

    // ---- what they refused

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusals_ofAFrameworkThatIsAway_areForgotten(boolean leaderDies) throws Exception {
        try (SchedulerTap scheduler = subscribe("", 60)) {
            String framework = scheduler.framework();
            decline(scheduler);
            if (leaderDies) {
                mesos.failLeader();
                clock.advance(Duration.ofSeconds(20));
            } else {
                mesos.disconnect(framework);
            }
            try (SchedulerTap again = subscribe(framework, 60)) {
                assertThat(Json.idOf(offer(again), "agent_id")).isEqualTo(agent);
            }
        }
    }

    @Test
    void refusals_ofAFrameworkThatIsTakenOver_stand() throws Exception {
        try (SchedulerTap scheduler = subscribe("", 60)) {
            decline(scheduler);
            try (SchedulerTap again = subscribe(scheduler.framework(), 60)) {
                again.framework();
                clock.advance(Duration.ofMinutes(1));
                reconciled(again, "fence");
                assertThat(again.seen()).noneMatch(event -> event.has("offers"));
            }
        }
    }
}
