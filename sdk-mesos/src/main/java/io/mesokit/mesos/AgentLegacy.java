package io.mesokit.mesos;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.ExecutorId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentResponse;
import java.util.List;

/** The routes of an agent that are older than its v1 API; for what the API lacks. Safe for use by many threads. */
public final class AgentLegacy {
    private final Api<AgentCall, AgentResponse> api;

    AgentLegacy(Api<AgentCall, AgentResponse> api) {
        this.api = api;
    }

    private static final TypeReference<List<ExecutorStatistics>> STATISTICS = new TypeReference<>() {};

    /**
     * All that the agent knows. {@code GET /state}, since before 1.0; filtered as {@link AgentState#get()}; repeatable.
     */
    public Call<JsonNode> state() {
        return tree("legacy.state", Request.get("/state"));
    }

    /**
     * What each executor uses. The agent lets two a second pass and makes others wait. {@code GET /monitor/statistics},
     * since before 1.0; authorized as GET_ENDPOINT_WITH_PATH; repeatable.
     */
    public Call<List<ExecutorStatistics>> statistics() {
        return api.plain("legacy.statistics", Request.get("/monitor/statistics"), Decoder.json(STATISTICS));
    }

    /** The containers of executors. {@code GET /containers}, since 1.0; filtered by VIEW_CONTAINER; repeatable. */
    public Call<JsonNode> containers() {
        return tree("legacy.containers", Request.get("/containers"));
    }

    /**
     * One container. {@code GET /containers?container_id=}, since 1.4, while older agents give all; filtered by
     * VIEW_CONTAINER; repeatable.
     *
     * @param container its id; of a nested one only the last part is looked at
     */
    public Call<JsonNode> container(ContainerId container) {
        return tree("legacy.container", Request.get("/containers").query("container_id", container.value()));
    }

    /**
     * The containers of one framework. {@code GET /containers?framework_id=}, since 1.12, while older agents give all;
     * filtered by VIEW_CONTAINER; repeatable.
     *
     * @param framework the framework
     */
    public Call<JsonNode> containers(FrameworkId framework) {
        return tree("legacy.containers", ofFramework(framework));
    }

    /**
     * The container of one executor. {@code GET /containers?framework_id=&executor_id=}, since 1.12, while older agents
     * give all; filtered by VIEW_CONTAINER; repeatable.
     *
     * @param framework the framework
     * @param executor its executor
     */
    public Call<JsonNode> containers(FrameworkId framework, ExecutorId executor) {
        return tree("legacy.containers", ofFramework(framework).query("executor_id", executor.value()));
    }

    private static Request ofFramework(FrameworkId framework) {
        return Request.get("/containers").query("framework_id", framework.value());
    }

    /**
     * What the containerizer waits for. {@code GET /containerizer/debug}, since 1.9; authorized as
     * GET_ENDPOINT_WITH_PATH; repeatable.
     */
    public Call<JsonNode> pending() {
        return tree("legacy.pending", Request.get("/containerizer/debug"));
    }

    private Call<JsonNode> tree(String operation, Request request) {
        return api.plain(operation, request, Decoder.tree());
    }

    @Override
    public String toString() {
        return "Legacy routes of " + api;
    }
}
