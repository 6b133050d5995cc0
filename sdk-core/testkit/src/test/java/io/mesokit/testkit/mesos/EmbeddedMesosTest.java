package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.EmbeddedCluster;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a test can do to an embedded Mesos, and what callers see of it. */
class EmbeddedMesosTest {
    private static final WireHeaders JSON = WireHeaders.none().plus("Content-Type", "application/json");

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private EmbeddedMesos mesos;

    @BeforeEach
    void start() {
        mesos = EmbeddedMesos.start(MesosOptions.ofDefaults().withMasters(2), clock);
    }

    @AfterEach
    void stop() {
        mesos.close();
    }

    private static RawHttp.Answer call(URI server, String quoted) throws IOException {
        byte[] body = quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return RawHttp.send(server, "POST", "/api/v1", JSON, body);
    }

    private static JsonNode get(URI server, String path) throws IOException {
        return Replay.tree(RawHttp.send(server, "GET", path, WireHeaders.none(), new byte[0])
                .text());
    }

    private JsonNode agents() throws IOException {
        URI leader = mesos.leader().orElseThrow().url();
        return Replay.tree(call(leader, "{'type':'GET_AGENTS'}").text()).at("/get_agents/agents");
    }

    @Test
    void removeQuota_ofARoleWithoutOne_killsTheLeader() throws IOException {
        URI leader = mesos.url();
        assertThatThrownBy(() -> call(leader, "{'type':'REMOVE_QUOTA','remove_quota':{'role':'none'}}"))
                .isInstanceOf(Exception.class);
        assertThat(mesos.masters().get(0).alive()).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(mesos.leader()).contains(mesos.masters().get(1));
        mesos.revive();
        assertThat(call(leader, "{'type':'GET_HEALTH'}").status()).isEqualTo(307);
    }

    @Test
    void deleteQuota_ofARoleWithoutOne_isRefusedAndKillsNobody() throws IOException {
        RawHttp.Answer answer = RawHttp.send(mesos.url(), "DELETE", "/quota/none", WireHeaders.none(), new byte[0]);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("'none' has no quota set");
        assertThat(mesos.masters().get(0).alive()).isTrue();
    }

    // ---- quotas

    private int update(String... configs) throws IOException {
        return call(
                        mesos.leader().orElseThrow().url(),
                        "{'type':'UPDATE_QUOTA','update_quota':{'quota_configs':[" + String.join(",", configs) + "]}}")
                .status();
    }

    private static String quota(String role, String kind, double cpus) {
        return "{'role':'" + role + "','" + kind + "':{'cpus':{'value':" + cpus + "}}}";
    }

    private List<String> rolesWithQuota() throws IOException {
        return Replay.tree(call(mesos.leader().orElseThrow().url(), "{'type':'GET_QUOTA'}")
                        .text())
                .at("/get_quota/status/configs")
                .findValuesAsText("role");
    }

    @Test
    void quota_thatIsCleared_standsInTheWay_untilAnotherMasterLeads() throws IOException {
        String set = "{'type':'SET_QUOTA','set_quota':{'quota_request':{'role':'dev','guarantee':"
                + "[{'name':'cpus','type':'SCALAR','scalar':{'value':1}}]}}}";
        update(quota("dev", "limits", 1), quota("prod", "limits", 1));
        update("{'role':'dev'}");
        assertThat(rolesWithQuota()).containsExactly("dev", "prod");
        assertThat(call(mesos.url(), set).status()).isEqualTo(400);
        mesos.elect(mesos.masters().get(0));
        assertThat(rolesWithQuota()).containsExactly("prod");
        assertThat(call(mesos.url(), set).status()).isEqualTo(200);
    }

    @Test
    void quotas_ofWhichOneCannotBe_areNotSet() throws IOException {
        assertThat(update(quota("dev", "limits", 1), quota("dev/nested", "limits", 1)))
                .isEqualTo(400);
        assertThat(rolesWithQuota()).isEmpty();
    }

    /** The agent has 8. */
    @Test
    void guarantees_areNotMoreThanThereIs_inAll() throws IOException {
        assertThat(update(quota("dev", "guarantees", 5))).isEqualTo(200);
        assertThat(update(quota("prod", "guarantees", 4))).isEqualTo(400);
        assertThat(update(quota("prod", "guarantees", 3))).isEqualTo(200);
        assertThat(update(quota("dev", "guarantees", 4), quota("prod", "guarantees", 4)))
                .isEqualTo(200);
    }

    @Test
    void limit_isNotLessThanWhatIsUsed() throws IOException {
        mesos.launch(mesos.addFramework("demo"), mesos.agentIds().get(0), "t", "cpus:2")
                .run();
        assertThat(update(quota("*", "limits", 1.9))).isEqualTo(400);
        assertThat(update(quota("*", "limits", 2))).isEqualTo(200);
    }

    // ---- agents that go

    @Test
    void machine_thatGoesDown_takesItsAgentAlong() throws IOException {
        MesosTask task = mesos.launch(
                        mesos.addFramework("demo"), mesos.agentIds().get(0), "t", "cpus:1")
                .run();
        String machine = "[{'hostname':'localhost','ip':'127.0.0.1'}]";
        assertThat(call(
                                mesos.url(),
                                "{'type':'UPDATE_MAINTENANCE_SCHEDULE','update_maintenance_schedule':{'schedule':{'windows':"
                                        + "[{'machine_ids':" + machine
                                        + ",'unavailability':{'start':{'nanoseconds':1}}}]}}}")
                        .status())
                .isEqualTo(200);
        assertThat(agents()).hasSize(1);
        assertThat(call(mesos.url(), "{'type':'START_MAINTENANCE','start_maintenance':{'machines':" + machine + "}}")
                        .status())
                .isEqualTo(200);
        assertThat(agents()).isEmpty();
        assertThat(task.state()).isEqualTo("TASK_LOST");
    }

    @Test
    void routes_ofOtherProcesses_areNotBelowMaster() throws IOException {
        for (String path : List.of("/state", "/health", "/flags", "/roles", "/maintenance/status", "/tasks/")) {
            assertThat(status(path)).as(path).isEqualTo(200);
            assertThat(status("/master" + path)).as("/master" + path).isEqualTo(200);
        }
        for (String path : List.of(
                "/version", "/metrics/snapshot", "/system/stats.json", "/files/debug", "/help", "/__processes__")) {
            assertThat(status(path)).as(path).isEqualTo(200);
            assertThat(status("/master" + path)).as("/master" + path).isEqualTo(404);
        }
    }

    private int status(String path) throws IOException {
        return RawHttp.send(mesos.url(), "GET", path, WireHeaders.none(), new byte[0])
                .status();
    }

    @Test
    void drain_killsTasks_andMarksGoneWhenAsked() throws IOException {
        String framework = mesos.addFramework("demo");
        String agent = mesos.agentIds().get(0);
        MesosTask task = mesos.launch(framework, agent, "t", "cpus:1").run();
        String drain = "{'type':'DRAIN_AGENT','drain_agent':{'agent_id':{'value':'" + agent + "'},'mark_gone':true}}";
        assertThat(call(mesos.url(), drain).status()).isEqualTo(200);
        assertThat(agents().at("/0/drain_info/state").asText()).isEqualTo("DRAINING");
        assertThat(task.state()).isEqualTo("TASK_RUNNING");
        clock.advance(Duration.ofSeconds(1));
        assertThat(task.state()).isEqualTo("TASK_KILLED");
        assertThat(agents()).isEmpty();
    }

    @Test
    void reservation_isAllocatedFromFreeResourcesOnly() throws IOException {
        String framework = mesos.addFramework("demo");
        String agent = mesos.agentIds().get(0);
        mesos.launch(framework, agent, "t", "cpus:6").run();
        String reserve = "{'type':'RESERVE_RESOURCES','reserve_resources':{'agent_id':{'value':'" + agent
                + "'},'resources':[{'name':'cpus','type':'SCALAR','scalar':{'value':%s},'reservations':[{'role':'r',"
                + "'type':'DYNAMIC'}]}]}}";
        RawHttp.Answer refused = call(mesos.url(), reserve.formatted("2.5"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).startsWith("cpus:2; ").endsWith(" does not contain cpus:2.5");
        assertThat(call(mesos.url(), reserve.formatted("2")).status()).isEqualTo(202);
        assertThat(get(mesos.url(), "/slaves")
                        .at("/slaves/0/reserved_resources/r/cpus")
                        .asDouble())
                .isEqualTo(2.0);
    }

    @Test
    void tasks_arePaged() throws IOException {
        String framework = mesos.addFramework("demo");
        for (int i = 0; i < 5; i++) {
            mesos.launch(framework, mesos.agentIds().get(0), "t-" + i, "cpus:0.1")
                    .run();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(get(mesos.url(), "/tasks?order=asc&offset=1&limit=2")
                        .at("/tasks")
                        .findValuesAsText("name"))
                .containsExactly("t-1", "t-2");
        assertThat(get(mesos.url(), "/tasks?limit=1").at("/tasks/0/id").asText())
                .isEqualTo("t-4");
        assertThat(get(mesos.url(), "/tasks?task_id=t-3").at("/tasks")).hasSize(1);
    }

    @Test
    void metrics_followTheState() throws IOException {
        String framework = mesos.addFramework("demo");
        mesos.launch(framework, mesos.agentIds().get(0), "t", "cpus:2").run();
        JsonNode metrics = get(mesos.url(), "/metrics/snapshot");
        assertThat(metrics.path("master/elected").asDouble()).isEqualTo(1.0);
        assertThat(metrics.path("master/cpus_percent").asDouble()).isEqualTo(0.25);
        assertThat(metrics.path("master/tasks_running").asDouble()).isEqualTo(1.0);
        assertThat(get(mesos.agents().get(0).url(), "/metrics/snapshot")
                        .path("slave/cpus_used")
                        .asDouble())
                .isEqualTo(2.0);
    }

    @Test
    void faults_areScriptedPerServer() throws IOException {
        mesos.masters().get(0).faults().failNext(503);
        assertThat(call(mesos.url(), "{'type':'GET_HEALTH'}").status()).isEqualTo(503);
        assertThat(call(mesos.url(), "{'type':'GET_HEALTH'}").status()).isEqualTo(200);
    }

    @Test
    void tasksOfChronos_areSeenInMesos() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.builder()
                .simulated(clock, Behaviour.lasting(Duration.ofMinutes(1)))
                .mesos(options -> options)
                .start()) {
            String job = "{\"name\":\"j\",\"command\":\"echo\",\"owner\":\"a@b.c\",\"schedule\":\"R1//PT1H\"}";
            RawHttp.send(
                    cluster.chronos().url(),
                    "POST",
                    "/v1/scheduler/iso8601",
                    JSON,
                    job.getBytes(StandardCharsets.UTF_8));
            clock.advance(Duration.ofSeconds(10));
            URI master = cluster.mesos().url();
            assertThat(get(master, "/tasks").at("/tasks/0/state").asText()).isEqualTo("TASK_RUNNING");
            clock.advance(Duration.ofMinutes(2));
            assertThat(get(master, "/tasks").at("/tasks/0/state").asText()).isEqualTo("TASK_FINISHED");
        }
    }

    // ---- draining

    @Test
    void agentDrainedWhileOutOfReach_isDrainedWhenItIsBack() throws IOException {
        String agent = mesos.agentIds().get(0);
        MesosTask task =
                mesos.launch(mesos.addFramework("demo"), agent, "t", "cpus:1").run();
        mesos.makeUnreachable(agent);
        call(mesos.url(), "{'type':'DRAIN_AGENT','drain_agent':{'agent_id':{'value':'" + agent + "'}}}");
        clock.advance(Duration.ofMinutes(1));
        mesos.bringBack(agent);
        clock.advance(Duration.ofMinutes(1));
        assertThat(agents().at("/0/drain_info/state").asText()).isEqualTo("DRAINED");
        assertThat(task.state()).isEqualTo("TASK_KILLED");
    }

    // ---- the older routes

    private static List<String> values(JsonNode list) {
        return Json.stream(list).map(JsonNode::asText).toList();
    }

    @Test
    void offers_areSeenOnTheOlderRoutes() throws IOException {
        try (SchedulerTap scheduler = SchedulerTap.subscribe(mesos.url(), "demo", List.of("dev/a"))) {
            scheduler.event("OFFERS");
            JsonNode agent = get(mesos.url(), "/slaves").at("/slaves/0");
            assertThat(agent.at("/offered_resources/cpus").asDouble()).isEqualTo(8);
            assertThat(agent.path("offered_resources_full").findValuesAsText("name"))
                    .contains("cpus");
            for (String path : List.of("/frameworks", "/state")) {
                JsonNode framework = get(mesos.url(), path).at("/frameworks/0");
                assertThat(framework.at("/offered_resources/cpus").asDouble()).isEqualTo(8);
                assertThat(framework.at("/resources/cpus").asDouble()).isEqualTo(8);
                assertThat(framework.at("/offers/0/slave_id").asText())
                        .isEqualTo(mesos.agentIds().get(0));
                assertThat(framework.at("/offers/0/allocation_info/role").asText())
                        .isEqualTo("dev/a");
            }
            assertThat(get(mesos.url(), "/metrics/snapshot")
                            .path("master/outstanding_offers")
                            .asInt())
                    .isEqualTo(1);
            JsonNode dev = get(mesos.url(), "/roles").at("/roles/0");
            assertThat(dev.path("name").asText()).isEqualTo("dev");
            assertThat(dev.at("/offered/cpus").asDouble()).isEqualTo(8);
            assertThat(dev.at("/resources/cpus").asDouble()).isEqualTo(8);
            assertThat(dev.path("frameworks")).isEmpty();
        }
    }

    @Test
    void role_withAReservationOnly_isListed_andCountedByThoseAboveIt() throws IOException {
        mesos.addAgent(AgentSpec.of("cpus(dev/a/b):2"));
        JsonNode roles = get(mesos.url(), "/roles").path("roles");
        assertThat(roles.findValuesAsText("name")).containsExactly("dev", "dev/a", "dev/a/b");
        assertThat(roles.at("/0/reserved/cpus").asDouble()).isEqualTo(2);
        assertThat(roles.at("/0/quota/consumed/cpus").asDouble()).isEqualTo(2);
        assertThat(update(quota("dev", "limits", 1))).isEqualTo(400);
    }

    @Test
    void summary_countsTasksOfRegisteredFrameworks_andNamesWhereTheyWere() throws IOException {
        String agent = mesos.agentIds().get(0);
        String gone = mesos.addFramework("gone");
        mesos.launch(gone, agent, "t", "cpus:1").run().finish();
        mesos.removeFramework(gone);
        String framework = mesos.addFramework("demo");
        mesos.launch(framework, agent, "t", "cpus:1").run().finish();
        JsonNode summary = get(mesos.url(), "/state-summary");
        assertThat(summary.at("/slaves/0/TASK_FINISHED").asInt()).isEqualTo(1);
        assertThat(values(summary.at("/slaves/0/framework_ids"))).containsExactly(framework);
        assertThat(values(summary.at("/frameworks/0/slave_ids"))).containsExactly(agent);
    }

    @Test
    void tasks_withALimitBelowZero_areAllOfThem_unlessSomeAreSkipped() throws IOException {
        String framework = mesos.addFramework("demo");
        for (String id : List.of("a", "b")) {
            mesos.launch(framework, mesos.agentIds().get(0), id, "cpus:1").run();
        }
        assertThat(get(mesos.url(), "/tasks?limit=-1").path("tasks")).hasSize(2);
        assertThat(get(mesos.url(), "/tasks?limit=-1&offset=1").path("tasks")).isEmpty();
        assertThat(get(mesos.url(), "/tasks?offset=-1").path("tasks")).isEmpty();
    }

    @Test
    void reservation_byForm_mayComeFromAnother() throws IOException {
        String agent = mesos.addAgent(AgentSpec.of("cpus(dev):2"));
        String cpus = "[{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":1},\"reservations\":[%s]}]";
        String dev = "{\"type\":\"STATIC\",\"role\":\"dev\"}";
        String refined = dev + ",{\"type\":\"DYNAMIC\",\"role\":\"dev/a\"}";
        String body = "slaveId=" + agent + "&source=" + encoded(cpus.formatted(dev)) + "&resources="
                + encoded(cpus.formatted(refined + ",{\"type\":\"DYNAMIC\",\"role\":\"dev/a/b\"}"));
        RawHttp.Answer answer = RawHttp.send(
                mesos.url(), "POST", "/reserve", WireHeaders.none(), body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(get(mesos.url(), "/roles").path("roles").findValuesAsText("name"))
                .contains("dev/a/b");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void master_thatIsRestarted_hasJustStarted() throws IOException {
        clock.advance(Duration.ofHours(1));
        URI restarted = mesos.url();
        mesos.restartLeader();
        assertThat(get(restarted, "/metrics/snapshot")
                        .path("master/uptime_secs")
                        .asDouble())
                .isLessThan(60);
    }

    // ---- files

    private RawHttp.Answer file(String route, String path) throws IOException {
        return RawHttp.send(mesos.url(), "GET", "/files/" + route + "?path=" + path, WireHeaders.none(), new byte[0]);
    }

    @Test
    void directory_isListedWithASlashAtTheEndOrWithout_andIsNotRead() throws IOException {
        for (String path : List.of("/master", "/master/")) {
            assertThat(file("browse", path).text()).contains("\"/master/log\"");
        }
        assertThat(file("read", "/master").text()).isEqualTo("Cannot read a directory.\n");
        assertThat(file("download", "/master/").text()).isEqualTo("Cannot download a directory.\n");
        assertThat(file("read", "/master/log/").status()).isEqualTo(200);
        assertThat(file("read", "/master/none").status()).isEqualTo(404);
        assertThat(file("browse", "/").status()).isEqualTo(404);
    }
}
