package io.mesokit.mesos;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.legacy.LegacyTask;
import io.mesokit.mesos.model.legacy.RoleUsage;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterResponse;
import java.util.List;

/**
 * The routes of a master that are older than its v1 API, in JSON of their own; for what the API lacks. Safe for use by
 * many threads.
 */
public final class Legacy {
    private static final Listing<LegacyTask> TASKS = Listing.of("tasks", new TypeReference<>() {});
    private static final Listing<RoleUsage> ROLES = Listing.of("roles", new TypeReference<>() {});

    private final Api<MasterCall, MasterResponse> api;

    Legacy(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /** All that the master knows. {@code GET /state}, since before 1.0; filtered as {@link State#get()}; repeatable. */
    public Call<JsonNode> state() {
        return tree("legacy.state", Request.get("/state"));
    }

    /**
     * Numbers of tasks by agent and framework. {@code GET /state-summary}, since before 1.0; filtered as
     * {@link State#get()}; repeatable.
     */
    public Call<JsonNode> stateSummary() {
        return tree("legacy.stateSummary", Request.get("/state-summary"));
    }

    /**
     * The agents, with their reservations in full. {@code GET /slaves}, since before 1.0; filtered by VIEW_ROLE;
     * repeatable.
     */
    public Call<JsonNode> agents() {
        return tree("legacy.agents", Request.get("/slaves"));
    }

    /**
     * One agent. {@code GET /slaves?slave_id=}, since 1.4; filtered by VIEW_ROLE; repeatable.
     *
     * @param agent the agent
     */
    public Call<JsonNode> agent(AgentId agent) {
        return tree("legacy.agent", Request.get("/slaves").query("slave_id", agent.value()));
    }

    /** The frameworks. {@code GET /frameworks}, since before 1.0; filtered by VIEW_FRAMEWORK; repeatable. */
    public Call<JsonNode> frameworks() {
        return tree("legacy.frameworks", Request.get("/frameworks"));
    }

    /**
     * One framework. {@code GET /frameworks?framework_id=}, since 1.4; filtered by VIEW_FRAMEWORK; repeatable.
     *
     * @param framework the framework
     */
    public Call<JsonNode> framework(FrameworkId framework) {
        return tree("legacy.framework", Request.get("/frameworks").query("framework_id", framework.value()));
    }

    /**
     * Some tasks: the only list that comes in pages. {@code GET /tasks}, since before 1.0, of one framework or one
     * task since 1.4; filtered by VIEW_FRAMEWORK and VIEW_TASK; repeatable.
     *
     * @param query which, in what order, and how many
     */
    public Call<List<LegacyTask>> tasks(TaskQuery query) {
        return listed("legacy.tasks", query.on(Request.get("/tasks")), TASKS);
    }

    /**
     * The roles, with what each has used up of its quota, which is nowhere else. {@code GET /roles}, since before 1.0,
     * of quotas since 1.8; filtered by VIEW_ROLE; repeatable.
     */
    public Call<List<RoleUsage>> roles() {
        return listed("legacy.roles", Request.get("/roles"), ROLES);
    }

    /** The one list in an object, by its name. */
    private <T> Call<List<T>> listed(String operation, Request request, Listing<T> listing) {
        Decoder<JsonNode> envelope = Decoder.tree();
        return api.plain(operation, request, response -> {
            JsonNode list = envelope.decode(response).path(listing.name());
            if (!list.isArray()) {
                throw new UnexpectedShapeException(
                        response.request(), "no list of " + listing.name() + " in " + response.head(), null);
            }
            return listing.reader().readValue(list);
        });
    }

    /** A list by its name in the answer. */
    private record Listing<T>(String name, ObjectReader reader) {
        static <T> Listing<T> of(String name, TypeReference<List<T>> type) {
            return new Listing<>(name, Json.mapper().readerFor(type));
        }
    }

    private Call<JsonNode> tree(String operation, Request request) {
        return api.plain(operation, request, Decoder.tree());
    }

    @Override
    public String toString() {
        return "Legacy routes of " + api;
    }
}
