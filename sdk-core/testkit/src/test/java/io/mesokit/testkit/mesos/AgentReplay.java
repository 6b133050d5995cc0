package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The state behind the recorded exchanges of an agent, and what ran beside them. */
final class AgentReplay {
    private static final String SET = "mesos/1.12.0/agent";
    private static final WireHeaders JSON = WireHeaders.none().plus("Content-Type", "application/json");
    private static final String ROOT = "96864ea8-a70b-4748-9c95-16c0aa48642f";

    private static final String NESTED = "{'value':'nested-1-1795243734','parent':{'value':'" + ROOT + "'}}";

    /** Calls that have to be made before: missing from the recordings, or made beside others. */
    private static final Map<String, String> SEEDS = Map.of(
            "040",
            "{'type':'LAUNCH_NESTED_CONTAINER','launch_nested_container':{'container_id':" + NESTED
                    + ",'command':{'shell':true,'value':'sleep 1000'}}}",
            "041",
            "{'type':'WAIT_NESTED_CONTAINER','wait_nested_container':{'container_id':" + NESTED + "}}",
            "044",
            "{'type':'LAUNCH_CONTAINER','launch_container':{'container_id':{'value':'nested-2-1795243734','parent':"
                    + "{'value':'" + ROOT + "'}},'command':{'shell':true,'value':'sleep 1000'}}}");

    /** Calls that were made while the exchange of that number waited. */
    private static final Map<String, String> BESIDE = Map.of(
            "027",
            "{'type':'KILL_CONTAINER','kill_container':{'container_id':{'value':'standalone-1795243738'},'signal':15}}",
            "039",
            "{'type':'KILL_NESTED_CONTAINER','kill_nested_container':{'container_id':" + NESTED + ",'signal':9}}");

    private final URI server;
    private CompletableFuture<?> beside = CompletableFuture.completedFuture("");

    AgentReplay(URI server) {
        this.server = server;
    }

    /** What the agent told of its tasks, in the form in which a master tells of all. */
    static JsonNode state() {
        JsonNode told = Replay.tree(Fixtures.load(SET, "010-GET_STATE").body()).path("get_state");
        ObjectNode state = MesosReplayTest.recordedState().deepCopy();
        ObjectNode tasks = Json.object();
        tasks.set("tasks", told.at("/get_tasks/launched_tasks"));
        state.set("get_tasks", tasks);
        ObjectNode frameworks = Json.object();
        frameworks.set("frameworks", told.at("/get_frameworks/frameworks"));
        state.set("get_frameworks", frameworks);
        ObjectNode executors = Json.object();
        executors.set(
                "executors",
                Json.stream(told.at("/get_executors/executors"))
                        .filter(one -> one.at("/executor_info/type").asText().equals("DEFAULT"))
                        .map(one -> {
                            ObjectNode copy = one.deepCopy();
                            copy.set("agent_id", told.at("/get_tasks/launched_tasks/0/agent_id"));
                            return (JsonNode) copy;
                        })
                        .collect(Json.toArray()));
        state.set("get_executors", executors);
        return state;
    }

    void before(RecordedExchange exchange) throws Exception {
        String number = exchange.name().substring(0, 3);
        String seed = SEEDS.get(number);
        if (seed != null) {
            assertThat(call(seed).status()).isEqualTo(200);
        }
        String kill = BESIDE.get(number);
        if (kill != null) {
            beside = CompletableFuture.runAsync(() -> call(kill));
        }
    }

    void after() {
        beside.join();
    }

    private RawHttp.Answer call(String quoted) {
        return send(quoted.replace('\'', '"'));
    }

    private RawHttp.Answer send(String body) {
        try {
            return RawHttp.send(server, "POST", "/api/v1", JSON, body.getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
