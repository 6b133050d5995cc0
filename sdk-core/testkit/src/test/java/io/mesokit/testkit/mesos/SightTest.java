package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left out, and what is refused, for those who may not see everything. */
@Timeout(60)
class SightTest {
    private static final String SOME =
            "Basic " + Base64.getEncoder().encodeToString("some:s".getBytes(StandardCharsets.UTF_8));

    private EmbeddedMesos mesos;
    private MesosAgent agent;
    private String framework;

    private void startDenying(MesosAction... actions) {
        MesosOptions options =
                MesosOptions.ofDefaults().withCredentials("some", "s").withDenied("some", actions);
        mesos = EmbeddedMesos.start(options, VirtualClock.ofDefaults());
        agent = mesos.agents().get(0);
        framework = mesos.addFramework("demo");
        mesos.launch(framework, agent.id(), "t-1", "cpus:1").run();
    }

    @AfterEach
    void stop() {
        mesos.close();
    }

    private static RawHttp.Answer send(URI server, String method, String path, String body) throws IOException {
        WireHeaders headers =
                WireHeaders.none().plus("Content-Type", "application/json").plus("Authorization", SOME);
        return RawHttp.send(server, method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode get(URI server, String path) throws IOException {
        return Replay.tree(send(server, "GET", path, "").text());
    }

    private static JsonNode call(URI server, String type) throws IOException {
        return Replay.tree(send(server, "POST", "/api/v1", "{\"type\":\"" + type + "\"}")
                        .text())
                .path(type.toLowerCase(java.util.Locale.ROOT));
    }

    private EventTap subscribe() throws IOException {
        return EventTap.open(mesos.url(), "{\"type\":\"SUBSCRIBE\"}", "Authorization: " + SOME);
    }

    private static String type(JsonNode event) {
        return event.path("type").asText();
    }

    // ---- events

    @Test
    void events_ofTasksThatMayNotBeSeen_areNotTold() throws IOException {
        startDenying(MesosAction.VIEW_TASK);
        try (EventTap tap = subscribe()) {
            tap.event();
            mesos.launch(framework, agent.id(), "t-2", "cpus:1").run();
            mesos.removeFramework(framework);
            assertThat(type(tap.event())).isEqualTo("FRAMEWORK_REMOVED");
        }
    }

    @Test
    void events_ofFrameworksThatMayNotBeSeen_areNotTold_norThoseOfTheirTasks() throws IOException {
        startDenying(MesosAction.VIEW_FRAMEWORK);
        try (EventTap tap = subscribe()) {
            tap.event();
            mesos.launch(framework, agent.id(), "t-2", "cpus:1").run();
            mesos.removeFramework(framework);
            mesos.addAgent(AgentSpec.of("cpus:1"));
            assertThat(type(tap.event())).isEqualTo("AGENT_ADDED");
        }
    }

    @Test
    void agentAdded_isToldWithoutTheResourcesOfRolesThatMayNotBeSeen() throws IOException {
        startDenying(MesosAction.VIEW_ROLE);
        try (EventTap tap = subscribe()) {
            tap.event();
            mesos.addAgent(AgentSpec.of("cpus:1;mem(dev):64"));
            assertThat(tap.event().at("/agent_added/agent/total_resources").findValuesAsText("name"))
                    .containsExactly("cpus");
        }
    }

    // ---- the older routes

    @Test
    void tasks_thatMayNotBeSeen_areNotListed_butCounted() throws IOException {
        startDenying(MesosAction.VIEW_TASK);
        assertThat(get(mesos.url(), "/tasks").path("tasks")).isEmpty();
        assertThat(get(mesos.url(), "/state").at("/frameworks/0/tasks")).isEmpty();
        assertThat(get(mesos.url(), "/frameworks").at("/frameworks/0/tasks")).isEmpty();
        assertThat(get(mesos.url(), "/state-summary").at("/frameworks/0/TASK_RUNNING"))
                .hasToString("1");
        assertThat(get(agent.url(), "/state").at("/frameworks/0/executors/0/tasks"))
                .isEmpty();
        assertThat(call(agent.url(), "GET_STATE").at("/get_tasks/launched_tasks"))
                .isEmpty();
    }

    @Test
    void frameworks_thatMayNotBeSeen_areNotListed_norWhatIsTheirs() throws IOException {
        startDenying(MesosAction.VIEW_FRAMEWORK);
        assertThat(get(mesos.url(), "/state").path("frameworks")).isEmpty();
        assertThat(get(mesos.url(), "/frameworks").path("frameworks")).isEmpty();
        assertThat(get(mesos.url(), "/state-summary").path("frameworks")).isEmpty();
        assertThat(get(mesos.url(), "/tasks").path("tasks")).isEmpty();
        assertThat(get(agent.url(), "/state").path("frameworks")).isEmpty();
        assertThat(call(agent.url(), "GET_TASKS").path("launched_tasks")).isEmpty();
        assertThat(call(agent.url(), "GET_EXECUTORS").path("executors")).isEmpty();
    }

    @Test
    void executors_thatMayNotBeSeen_hideTheirTasksFromWhoAsksAgents() throws IOException {
        startDenying(MesosAction.VIEW_EXECUTOR);
        assertThat(call(agent.url(), "GET_TASKS").path("launched_tasks")).isEmpty();
        assertThat(get(agent.url(), "/state").at("/frameworks/0/executors")).isEmpty();
        assertThat(get(mesos.url(), "/tasks").path("tasks")).hasSize(1);
    }

    @Test
    void roles_thatMayNotBeSeen_areNotListed_norTheirResources() throws IOException {
        startDenying(MesosAction.VIEW_ROLE);
        String dev = mesos.addAgent(AgentSpec.of("cpus:1;mem(dev):64"));
        assertThat(send(
                                mesos.url(),
                                "POST",
                                "/api/v1",
                                "{\"type\":\"UPDATE_WEIGHTS\",\"update_weights\":{\"weight_infos\":[{\"role\":\"dev\",\"weight\":2}]}}")
                        .status())
                .isEqualTo(200);
        assertThat(get(mesos.url(), "/roles").path("roles")).isEmpty();
        assertThat(get(mesos.url(), "/weights")).isEmpty();
        assertThat(call(mesos.url(), "GET_WEIGHTS")).isEmpty();
        JsonNode agent = get(mesos.url(), "/slaves?slave_id=" + dev).at("/slaves/0");
        assertThat(agent.path("reserved_resources")).isEmpty();
        assertThat(agent.path("reserved_resources_full")).isEmpty();
        assertThat(call(mesos.url(), "GET_AGENTS").toString()).doesNotContain("\"dev\"");
        assertThat(get(mesos.agent(dev).url(), "/state").path("reserved_resources"))
                .isEmpty();
    }

    @Test
    void operation_onWhatIsOfARoleThatMayNotBeSeen_isNotListed() throws IOException {
        startDenying(MesosAction.VIEW_ROLE);
        String dev = mesos.addAgent(AgentSpec.of("cpus:1;disk(dev):64"));
        String create = """
            {'type':'CREATE_VOLUMES','create_volumes':{'agent_id':{'value':'%s'},'volumes':[{'name':'disk',\
            'type':'SCALAR','scalar':{'value':8},'reservations':[{'type':'STATIC','role':'dev'}],\
            'disk':{'persistence':{'id':'v'},'volume':{'mode':'RW','container_path':'v'}}}]}}\
            """.formatted(dev).replace('\'', '"');
        assertThat(send(mesos.url(), "POST", "/api/v1", create).status()).isEqualTo(202);
        assertThat(call(mesos.url(), "GET_OPERATIONS")).isEmpty();
        assertThat(call(mesos.agent(dev).url(), "GET_OPERATIONS")).isEmpty();
    }

    @Test
    void quota_thatMayNotBeSeen_isNotShown() throws IOException {
        startDenying(MesosAction.GET_QUOTA);
        String quota = "{'type':'UPDATE_QUOTA','update_quota':{'quota_configs':[{'role':'dev','limits':"
                + "{'cpus':{'value':1}}}]}}";
        assertThat(send(mesos.url(), "POST", "/api/v1", quota.replace('\'', '"'))
                        .status())
                .isEqualTo(200);
        assertThat(get(mesos.url(), "/quota")).isEmpty();
    }

    @Test
    void flags_thatMayNotBeSeen_areRefused_andNotInTheState() throws IOException {
        startDenying(MesosAction.VIEW_FLAGS);
        for (URI server : new URI[] {mesos.url(), agent.url()}) {
            assertThat(send(server, "GET", "/flags", "").status()).isEqualTo(403);
            assertThat(get(server, "/state").has("flags")).isFalse();
        }
    }

    @Test
    void files_thatMayNotBeRead_areRefused() throws IOException {
        startDenying(MesosAction.ACCESS_FILES);
        for (String route : new String[] {"browse", "read", "download"}) {
            assertThat(send(mesos.url(), "GET", "/files/" + route + "?path=/master/log", "")
                            .status())
                    .isEqualTo(403);
            assertThat(send(agent.url(), "GET", "/files/" + route + "?path=/slave/log", "")
                            .status())
                    .isEqualTo(403);
        }
    }
}
