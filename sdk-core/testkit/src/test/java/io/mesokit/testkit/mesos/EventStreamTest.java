package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What subscribers are told, compared with what a real master told them. */
class EventStreamTest {
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

    /** The recorded events of a stream by type, the last of each. */
    private static Map<String, JsonNode> recorded(String set, String name) {
        Map<String, JsonNode> events = new TreeMap<>();
        byte[] body = Fixtures.load("mesos/1.12.0/" + set, name).body().getBytes(StandardCharsets.UTF_8);
        RecordIo.records(body).forEach(record -> {
            JsonNode event = Replay.tree(new String(record, StandardCharsets.UTF_8));
            events.put(event.path("type").asText(), event);
        });
        return events;
    }

    private static List<String> types(EventTap tap, int count) throws IOException {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(tap.event().path("type").asText());
        }
        return types;
    }

    @Test
    void subscribe_beginsWithSnapshotAndHeartbeat() throws IOException {
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            assertThat(tap.head())
                    .contains("HTTP/1.1 200 OK", "Content-Type: application/json", "Transfer-Encoding: chunked");
            JsonNode first = tap.next();
            assertThat(first.path("type").asText()).isEqualTo("SUBSCRIBED");
            assertThat(first.at("/subscribed/heartbeat_interval_seconds").toString())
                    .isEqualTo("15.0");
            assertThat(first.at("/subscribed/get_state/get_agents/agents")).hasSize(1);
            assertThat(tap.next().toString()).isEqualTo("{\"type\":\"HEARTBEAT\"}");
            clock.advance(Duration.ofSeconds(15));
            assertThat(tap.next().toString()).isEqualTo("{\"type\":\"HEARTBEAT\"}");
        }
    }

    @Test
    void snapshot_ofTheRecordedState_hasItsShape() throws IOException {
        mesos.load(MesosReplayTest.recordedState());
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            assertThat(Replay.shape(tap.next().at("/subscribed/get_state")))
                    .hasToString(Replay.shape(MesosReplayTest.recordedState()).toString());
        }
    }

    @Test
    void lifeOfATask_isToldAsRecorded() throws IOException {
        Map<String, JsonNode> real = recorded("subscribe", "001-SUBSCRIBE-json");
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            String framework = mesos.addFramework("demo");
            JsonNode added = tap.event();
            assertSameShape(added, real);
            MesosTask task = mesos.launch(framework, mesos.agentIds().get(0), "t", "cpus:1;mem:32");
            assertThat(Replay.shape(tap.event()))
                    .hasToString(Replay.shape(real.get("TASK_ADDED")).toString());
            task.run().finish();
            assertThat(tap.event().at("/task_updated/state").asText()).isEqualTo("TASK_STARTING");
            JsonNode running = tap.event();
            assertThat(running.at("/task_updated/status/state").asText()).isEqualTo("TASK_RUNNING");
            assertThat(tap.event().at("/task_updated/state").asText()).isEqualTo("TASK_FINISHED");
            mesos.removeFramework(framework);
            assertThat(tap.event().path("type").asText()).isEqualTo("FRAMEWORK_REMOVED");
        }
    }

    @Test
    void sameStateAgain_replacesTheStatusAndIsNotTold_unlessItIsAboutACheck() throws IOException {
        String framework = mesos.addFramework("demo");
        MesosTask task = mesos.launch(framework, mesos.agentIds().get(0), "t", "cpus:1");
        task.run();
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            task.update("TASK_RUNNING", Optional.of("still"));
            task.healthy(true).healthy(true);
            assertThat(tap.event().at("/task_updated/status/healthy").asBoolean())
                    .isTrue();
            assertThat(tap.event().at("/task_updated/status/healthy").asBoolean())
                    .isTrue();
            task.finish();
            assertThat(tap.event().at("/task_updated/state").asText()).isEqualTo("TASK_FINISHED");
        }
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            JsonNode ended = tap.event().at("/subscribed/get_state/get_tasks/completed_tasks/0");
            assertThat(ended.path("statuses").findValuesAsText("state"))
                    .containsExactly("TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED");
        }
    }

    @Test
    void endOfAFramework_killsItsTasks() throws IOException {
        Map<String, JsonNode> real = recorded("subscribe", "001-SUBSCRIBE-json");
        String framework = mesos.addFramework("demo");
        mesos.launch(framework, mesos.agentIds().get(0), "t", "cpus:1").run();
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            mesos.removeFramework(framework);
            JsonNode killed = tap.event();
            assertSameShape(killed, real);
            assertThat(killed.at("/task_updated/status/reason").asText()).isEqualTo("REASON_FRAMEWORK_REMOVED");
            assertSameShape(tap.event(), real);
        }
    }

    private static void assertSameShape(JsonNode event, Map<String, JsonNode> real) {
        assertThat(Replay.shape(event))
                .hasToString(Replay.shape(real.get(event.path("type").asText())).toString());
    }

    @Test
    void unreachableAgent_isNotRemoved_andItsTasksReturnBeforeIt() throws IOException {
        Map<String, JsonNode> real = recorded("partition", "001-operator-SUBSCRIBE");
        String framework = mesos.addFramework("demo");
        String agent = mesos.agentIds().get(0);
        mesos.launch(framework, agent, "t", "cpus:0.1;mem:32").run();
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            mesos.makeUnreachable(agent);
            JsonNode lost = tap.event();
            assertThat(lost.at("/task_updated/status/state").asText()).isEqualTo("TASK_UNREACHABLE");
            assertThat(lost.at("/task_updated/status").has("unreachable_time")).isTrue();
            assertThat(mesos.agentIds()).isEmpty();
            mesos.bringBack(agent);
            assertSameShape(tap.event(), real);
            assertThat(tap.event().path("type").asText()).isEqualTo("AGENT_ADDED");
            assertThat(mesos.task(framework, "t").orElseThrow().state()).isEqualTo("TASK_RUNNING");
        }
    }

    @Test
    void agents_comeAndGo() throws IOException {
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            String id = mesos.addAgent(AgentSpec.of("cpus:1"));
            mesos.removeAgent(id);
            assertThat(types(tap, 2)).containsExactly("AGENT_ADDED", "AGENT_REMOVED");
        }
    }

    private String unaware() {
        return mesos.addFramework(Json.object().put("user", "root").put("name", "old"));
    }

    @Test
    void agentBackWithoutItsTasks_onlyTheAgentIsTold_theTasksAreForgotten() throws IOException {
        String agent = mesos.agentIds().get(0);
        String framework = mesos.addFramework("demo");
        mesos.launch(framework, agent, "t", "cpus:0.1;mem:32").run();
        mesos.makeUnreachable(agent);
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            assertThat(tap.event().at("/subscribed/get_state/get_tasks/unreachable_tasks"))
                    .hasSize(1);
            mesos.bringBackWithoutTasks(agent);
            assertThat(types(tap, 1)).containsExactly("AGENT_ADDED");
        }
        assertThat(mesos.task(framework, "t")).isEmpty();
    }

    @Test
    void agentMarkedGone_onlyItsTasksAreTold_theUnawareOnesAreKeptAsUnreachable() throws IOException {
        String agent = mesos.agentIds().get(0);
        String old = unaware();
        mesos.launch(old, agent, "t", "cpus:0.1;mem:32").run();
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            mesos.markGone(agent);
            mesos.addFramework("fence");
            JsonNode status = tap.event().at("/task_updated/status");
            assertThat(status.path("state").asText()).isEqualTo("TASK_LOST");
            assertThat(status.path("reason").asText()).isEqualTo("REASON_AGENT_REMOVED");
            assertThat(status.path("message").asText()).isEqualTo("Agent has been marked gone");
            assertThat(status.has("unreachable_time")).isFalse();
            assertThat(tap.event().path("type").asText()).isEqualTo("FRAMEWORK_ADDED");
        }
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            JsonNode state = tap.event().at("/subscribed/get_state");
            assertThat(state.at("/get_tasks/unreachable_tasks")).hasSize(1);
            assertThat(state.at("/get_agents/agents")).isEmpty();
        }
    }

    @Test
    void unreachableAgentMarkedGone_unawareTaskIsOverAndNothingIsTold() throws IOException {
        String agent = mesos.agentIds().get(0);
        String old = unaware();
        mesos.launch(old, agent, "t", "cpus:0.1;mem:32").run();
        mesos.makeUnreachable(agent);
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            mesos.markGone(agent);
            mesos.addFramework("fence");
            assertThat(tap.event().path("type").asText()).isEqualTo("FRAMEWORK_ADDED");
        }
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            assertThat(tap.event().at("/subscribed/get_state/get_tasks/completed_tasks"))
                    .hasSize(1);
        }
    }

    @Test
    void agentRemoved_itsTaskIsLostAlsoToWhoKnowsOfPartitions() throws IOException {
        String agent = mesos.agentIds().get(0);
        String framework = mesos.addFramework("demo");
        mesos.launch(framework, agent, "t", "cpus:0.1;mem:32").run();
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            mesos.removeAgent(agent);
            JsonNode status = tap.event().at("/task_updated/status");
            assertThat(status.path("state").asText()).isEqualTo("TASK_LOST");
            assertThat(status.path("message").asText()).endsWith(" removed: the agent unregistered");
            assertThat(tap.event().path("type").asText()).isEqualTo("AGENT_REMOVED");
        }
    }

    @Test
    void changedFramework_isTold_unchangedIsNot() throws IOException {
        Map<String, JsonNode> real = recorded("subscribe-agents", "001-SUBSCRIBE");
        com.fasterxml.jackson.databind.node.ObjectNode info = Json.object()
                .put("user", "root")
                .put("name", "upd")
                .put("failover_timeout", 1.0)
                .put("checkpoint", false);
        String id = mesos.addFramework(info);
        info.set("id", Json.id(id));
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            mesos.updateFramework(info);
            mesos.updateFramework(info.deepCopy().put("name", "renamed"));
            assertSameShape(tap.event(), real);
            mesos.addAgent(AgentSpec.of("cpus:1"));
            assertThat(types(tap, 1)).containsExactly("AGENT_ADDED");
        }
    }

    @Test
    void deathOfTheLeader_cutsTheStream_andTheNextLeaderHasTheTasks() throws IOException {
        String framework = mesos.addFramework("demo");
        mesos.launch(framework, mesos.agentIds().get(0), "t", "cpus:1").run();
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            tap.next();
            mesos.failLeader();
            assertThatThrownBy(tap::next).isInstanceOf(IOException.class).hasMessageNotContaining("in order");
        }
        assertThat(mesos.leader()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        MesosMaster next = mesos.leader().orElseThrow();
        assertThat(next.url()).isNotEqualTo(mesos.url());
        try (EventTap tap = EventTap.subscribe(next.url())) {
            assertThat(tap.event().at("/subscribed/get_state/get_tasks/tasks")).hasSize(1);
        }
    }

    @Test
    void lossOfLeadership_endsTheStreamInOrder() throws IOException {
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            tap.event();
            tap.next();
            mesos.loseLeader();
            assertThatThrownBy(tap::next).isInstanceOf(IOException.class).hasMessage("ended in order");
        }
    }

    // ---- the wire

    @Test
    void streamThatAFaultCuts_isNotOpenAnyMore() throws IOException {
        mesos.masters().get(0).faults().truncateChunkNext();
        try (EventTap tap = EventTap.subscribe(mesos.url())) {
            assertThat(tap.event().path("type").asText()).isEqualTo("SUBSCRIBED");
            assertThatThrownBy(tap::next).isInstanceOf(IOException.class);
            assertThat(mesos.subscribers()).isZero();
        }
    }

    @Test
    void manyStreams_leaveRoomForCalls() throws IOException {
        List<EventTap> taps = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                taps.add(EventTap.subscribe(mesos.url()));
            }
            try (EventTap health = EventTap.open(mesos.url(), "{\"type\":\"GET_HEALTH\"}")) {
                assertThat(health.head()).contains("HTTP/1.1 200 OK");
            }
        } finally {
            for (EventTap tap : taps) {
                tap.close();
            }
        }
    }
}
