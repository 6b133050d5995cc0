package io.mesokit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterResponse;

/** The routes of a master that are older than its v1 API, in JSON of their own; for what the API lacks. Safe for use by many threads. */
public final class Legacy {
    private final Api<MasterCall, MasterResponse> api;

    Legacy(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /** All that the master knows. {@code GET /state}; filtered as {@link State#get()}; repeatable. */
    public Call<JsonNode> state() {
        return tree("legacy.state", Request.get("/state"));
    }

    /** Numbers of tasks by agent and framework. {@code GET /state-summary}; filtered as {@link State#get()}; repeatable. */
    public Call<JsonNode> stateSummary() {
        return tree("legacy.stateSummary", Request.get("/state-summary"));
    }

    /** The agents, with their reservations in full. {@code GET /slaves}; filtered by VIEW_ROLE; repeatable. */
    public Call<JsonNode> agents() {
        return tree("legacy.agents", Request.get("/slaves"));
    }

    /**
     * One agent. {@code GET /slaves?slave_id=}; filtered by VIEW_ROLE; repeatable.
     *
     * @param agent the agent
     */
    public Call<JsonNode> agent(AgentId agent) {
        return tree("legacy.agent", Request.get("/slaves").query("slave_id", agent.value()));
    }

    /** The frameworks. {@code GET /frameworks}; filtered by VIEW_FRAMEWORK; repeatable. */
    public Call<JsonNode> frameworks() {
        return tree("legacy.frameworks", Request.get("/frameworks"));
    }

    /**
     * One framework. {@code GET /frameworks?framework_id=}; filtered by VIEW_FRAMEWORK; repeatable.
     *
     * @param framework the framework
     */
    public Call<JsonNode> framework(FrameworkId framework) {
        return tree("legacy.framework", Request.get("/frameworks").query("framework_id", framework.value()));
    }

    /**
     * Some tasks: the only list that comes in pages. {@code GET /tasks}; filtered by VIEW_FRAMEWORK and VIEW_TASK; repeatable.
     *
     * @param query which, in what order, and how many
     */
    public Call<JsonNode> tasks(TaskQuery query) {
        return tree("legacy.tasks", query.on(Request.get("/tasks")));
    }

    /**
     * The roles, with what each has used up of its quota: {@code quota.consumed}, which is nowhere else. {@code GET /roles};
     * filtered by VIEW_ROLE; repeatable.
     */
    public Call<JsonNode> roles() {
        return tree("legacy.roles", Request.get("/roles"));
    }

    private Call<JsonNode> tree(String operation, Request request) {
        return api.plain(operation, request, Decoder.tree());
    }

    @Override
    public String toString() {
        return "Legacy routes of " + api;
    }
}
