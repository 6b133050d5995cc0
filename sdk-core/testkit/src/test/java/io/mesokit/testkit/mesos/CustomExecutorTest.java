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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an agent owes an executor that speaks for itself, and what it tells of it. */
@Timeout(30)
class CustomExecutorTest {
    private static final String RESOURCES = "'resources':[{'name':'cpus','type':'SCALAR','scalar':{'value':0.1}},"
            + "{'name':'mem','type':'SCALAR','scalar':{'value':32}}]";
    private static final String UUID = "cLHxWZedRV6epAlVRqg3Hw==";

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private final EmbeddedMesos mesos = EmbeddedMesos.start(
            MesosOptions.ofDefaults(),
            clock,
            new Simulation(clock, task -> new Behaviour.Course(Duration.ofHours(1), 0)));
    private final MesosAgent agent = mesos.agents().get(0);
    private final SchedulerTap scheduler = SchedulerTap.subscribe(mesos.url(), "f", List.of("dev"));
    private final String framework = scheduler.framework();

    @AfterEach
    void close() throws IOException {
        scheduler.close();
        mesos.close();
    }

    // ---- the scheduler

    private void accept(String operation) {
        JsonNode offer = scheduler.event("OFFERS").at("/offers/offers/0");
        scheduler.forget();
        scheduler.call(
                framework,
                "ACCEPT",
                "'accept':{'offer_ids':[" + offer.path("id") + "],'filters':{'refuse_seconds':0},'operations':["
                        + operation + "]}");
        clock.advance(Duration.ofSeconds(2));
    }

    private String task(String id, String more) {
        return "{'name':'t','task_id':{'value':'" + id + "'},'agent_id':{'value':'" + agent.id() + "'}," + RESOURCES
                + more + "}";
    }

    private String executor() {
        return "{'type':'CUSTOM','executor_id':{'value':'e'},'framework_id':{'value':'" + framework
                + "'},'command':{'value':'x'}," + RESOURCES + "}";
    }

    private void launch(String id) {
        accept("{'type':'LAUNCH','launch':{'task_infos':[" + task(id, ",'executor':" + executor()) + "]}}");
    }

    private void launchGroup(String... ids) {
        String tasks = Stream.of(ids).map(id -> task(id, "")).collect(Collectors.joining(","));
        accept("{'type':'LAUNCH_GROUP','launch_group':{'executor':" + executor() + ",'task_group':{'tasks':[" + tasks
                + "]}}}");
    }

    private void kill(String id) {
        scheduler.call(framework, "KILL", "'kill':{'task_id':{'value':'" + id + "'}}");
    }

    private void acknowledge(JsonNode status) {
        scheduler.call(
                framework,
                "ACKNOWLEDGE",
                "'acknowledge':{'agent_id':" + status.path("agent_id") + ",'task_id':" + status.path("task_id")
                        + ",'uuid':" + status.path("uuid") + "}");
    }

    /** What was told before the answer to this has arrived when this has. */
    private void fence() {
        scheduler.call(framework, "RECONCILE", "'reconcile':{'tasks':[{'task_id':{'value':'fence'}}]}");
        scheduler.update("fence", "TASK_UNKNOWN");
    }

    // ---- the executor

    private String call(String type, String member) {
        return ("{'type':'" + type + "','executor_id':{'value':'e'},'framework_id':{'value':'" + framework + "'},'"
                        + type.toLowerCase(java.util.Locale.ROOT) + "':" + member + "}")
                .replace('\'', '"');
    }

    private SchedulerTap subscribe(String more) {
        return SchedulerTap.open(agent.url(), "/api/v1/executor", call("SUBSCRIBE", "{" + more + "}"));
    }

    private int tell(String type, String member) throws IOException {
        return RawHttp.send(
                        agent.url(),
                        "POST",
                        "/api/v1/executor",
                        WireHeaders.none().plus("Content-Type", "application/json"),
                        call(type, member).getBytes(StandardCharsets.UTF_8))
                .status();
    }

    private static String running(String id) {
        return "{'status':{'task_id':{'value':'" + id + "'},'state':'TASK_RUNNING','source':'SOURCE_EXECUTOR','uuid':'"
                + UUID + "'}}";
    }

    private static JsonNode launched(SchedulerTap executor) {
        return executor.event("LAUNCH").at("/launch/task");
    }

    private static List<String> types(SchedulerTap tap) {
        return tap.seen().stream().map(event -> event.path("type").asText()).toList();
    }

    // ---- updates

    @Test
    void update_isAcknowledgedByTheAgent_whateverTheFrameworkDoes() throws Exception {
        launch("t");
        try (SchedulerTap executor = subscribe("")) {
            launched(executor);
            assertThat(tell("UPDATE", running("t"))).isEqualTo(202);
            JsonNode acknowledged = executor.event("ACKNOWLEDGED").path("acknowledged");
            assertThat(acknowledged.path("uuid").asText()).isEqualTo(UUID);
            assertThat(Json.idOf(acknowledged, "task_id")).isEqualTo("t");
            executor.forget();
            acknowledge(scheduler.update("t", "TASK_RUNNING"));
            scheduler.call(
                    framework,
                    "MESSAGE",
                    "'message':{'agent_id':{'value':'" + agent.id() + "'},'executor_id':{'value':'e'},'data':'aA=='}");
            executor.event("MESSAGE");
            assertThat(types(executor)).containsExactly("MESSAGE");
        }
    }

    @Test
    void update_toldTwice_isForwardedOnce_andAcknowledgedAgain() throws Exception {
        launch("t");
        try (SchedulerTap executor = subscribe("")) {
            launched(executor);
            tell("UPDATE", running("t"));
            executor.event("ACKNOWLEDGED");
            acknowledge(scheduler.update("t", "TASK_RUNNING"));
            scheduler.forget();
            executor.forget();
            tell("UPDATE", running("t"));
            executor.event("ACKNOWLEDGED");
            fence();
            assertThat(scheduler.seen()).noneMatch(event -> SchedulerTap.isUpdate(event, "t", "TASK_RUNNING"));
        }
    }

    @Test
    void update_ofATaskThatHasEnded_isAcknowledgedAndNotForwarded() throws Exception {
        launch("t");
        try (SchedulerTap executor = subscribe("")) {
            launched(executor);
            tell("UPDATE", running("t").replace("TASK_RUNNING", "TASK_FINISHED"));
            executor.event("ACKNOWLEDGED");
            executor.forget();
            tell("UPDATE", running("t").replace("cLHx", "dLHx"));
            executor.event("ACKNOWLEDGED");
            acknowledge(scheduler.update("t", "TASK_FINISHED"));
            fence();
            assertThat(scheduler.seen()).noneMatch(event -> SchedulerTap.isUpdate(event, "t", "TASK_RUNNING"));
        }
    }

    @Test
    void calls_areRefusedBeforeTheFirstSubscription_butNotWhenTheStreamIsBroken() throws Exception {
        launch("t");
        assertThat(tell("MESSAGE", "{'data':'aA=='}")).isEqualTo(403);
        try (SchedulerTap executor = subscribe("")) {
            launched(executor);
        }
        // The agent may take a moment to see that nobody reads any more; it shall not matter.
        for (int i = 0; i < 50; i++) {
            assertThat(tell("MESSAGE", "{'data':'aA=='}")).isEqualTo(202);
        }
        assertThat(tell("UPDATE", running("t"))).isEqualTo(202);
        scheduler.event("MESSAGE");
        scheduler.update("t", "TASK_RUNNING");
    }

    // ---- subscribing again

    @Test
    void subscription_again_withTheTasksItHas_getsThemNotAgain() throws Exception {
        launch("t");
        try (SchedulerTap executor = subscribe("")) {
            launched(executor);
            try (SchedulerTap again = subscribe("'unacknowledged_tasks':[" + task("t", "") + "]")) {
                launch("later");
                assertThat(Json.idOf(launched(again), "task_id")).isEqualTo("later");
                assertThat(types(again)).containsExactly("SUBSCRIBED", "LAUNCH");
            }
        }
    }

    @Test
    void subscription_again_withUpdatesNotAcknowledged_getsThemAcknowledged() throws Exception {
        launch("t");
        try (SchedulerTap executor = subscribe("")) {
            launched(executor);
            try (SchedulerTap again = subscribe("'unacknowledged_updates':[" + running("t") + "]")) {
                again.event("ACKNOWLEDGED");
                scheduler.update("t", "TASK_RUNNING");
                assertThat(types(again)).containsExactly("SUBSCRIBED", "ACKNOWLEDGED");
            }
        }
    }

    @Test
    void subscription_again_withoutATaskItWasSent_losesIt() throws Exception {
        launch("t");
        try (SchedulerTap executor = subscribe("")) {
            launched(executor);
            try (SchedulerTap again = subscribe("")) {
                JsonNode dropped = scheduler.update("t", "TASK_DROPPED");
                assertThat(dropped.path("source").asText()).isEqualTo("SOURCE_AGENT");
                assertThat(dropped.path("reason").asText()).isEqualTo("REASON_AGENT_RESTARTED");
                again.event("SUBSCRIBED");
                assertThat(types(again)).containsExactly("SUBSCRIBED");
            }
        }
    }

    // ---- what is killed before it begins

    @Test
    void kill_beforeTheExecutorIsThere_endsTheTaskAtOnce() throws Exception {
        launch("t");
        kill("t");
        JsonNode killed = scheduler.update("t", "TASK_KILLED");
        assertThat(killed.path("source").asText()).isEqualTo("SOURCE_AGENT");
        assertThat(killed.path("reason").asText()).isEqualTo("REASON_TASK_KILLED_DURING_LAUNCH");
        assertThat(Json.idOf(killed, "executor_id")).isEqualTo("e");
        try (SchedulerTap executor = subscribe("")) {
            executor.event("SHUTDOWN");
            assertThat(types(executor)).containsExactly("SHUTDOWN");
            clock.advance(Duration.ofSeconds(10));
            executor.event("END");
        }
    }

    @Test
    void kill_ofOneOfAGroup_beforeTheExecutorIsThere_endsAllOfIt() throws Exception {
        launchGroup("a", "b");
        launch("c");
        kill("b");
        for (String id : List.of("a", "b")) {
            assertThat(scheduler.update(id, "TASK_KILLED").path("reason").asText())
                    .isEqualTo("REASON_TASK_KILLED_DURING_LAUNCH");
        }
        try (SchedulerTap executor = subscribe("")) {
            assertThat(Json.idOf(launched(executor), "task_id")).isEqualTo("c");
            assertThat(types(executor)).containsExactly("SUBSCRIBED", "LAUNCH");
        }
    }

    @Test
    void group_isLaunchedAsOne() throws Exception {
        launchGroup("a", "b");
        try (SchedulerTap executor = subscribe("")) {
            assertThat(executor.event("LAUNCH_GROUP").at("/launch_group/task_group/tasks"))
                    .extracting(task -> Json.idOf(task, "task_id"))
                    .containsExactly("a", "b");
            kill("a");
            assertThat(Json.idOf(executor.event("KILL").path("kill"), "task_id"))
                    .isEqualTo("a");
        }
    }
}
