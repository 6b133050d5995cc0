package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An agent as the master has it. Guarded by its {@link Cluster}. */
final class AgentRecord {
    static final String VERSION = "1.12.0";
    static final List<String> CAPABILITIES = List.of(
            "MULTI_ROLE",
            "HIERARCHICAL_ROLE",
            "RESERVATION_REFINEMENT",
            "RESOURCE_PROVIDER",
            "RESIZE_VOLUME",
            "AGENT_OPERATION_FEEDBACK",
            "AGENT_DRAINING",
            "TASK_RESOURCE_LIMITS");

    final String id;
    final ObjectNode info;
    final String pid;
    final ProviderLinks links = new ProviderLinks();
    /** Those that are there, each with what it has. */
    Supplier<ArrayNode> resourceProviders = Json::array;

    Resources total;
    boolean deactivated;
    /** Whether its containers are held to their resources by cgroups, and measured by them. */
    boolean cgroups;
    /** Whether operators may configure resource providers. */
    boolean providers;

    Instant registered;
    Instant unreachableSince = Instant.EPOCH;
    Optional<Instant> reregistered = Optional.empty();
    Optional<ObjectNode> drain = Optional.empty();
    Optional<Instant> drainStart = Optional.empty();

    AgentRecord(ObjectNode info, Instant now) {
        this.id = Json.idOf(info, "id");
        this.info = info;
        this.pid = "slave(1)@127.0.0.1:" + info.path("port").asInt();
        this.total = Resources.of(info.path("resources"));
        this.registered = now;
    }

    /** Reads what {@link #json} wrote. */
    static AgentRecord of(JsonNode json) {
        ObjectNode info = json.path("agent_info").deepCopy();
        AgentRecord made = new AgentRecord(info, instant(json.path("registered_time")));
        made.total = Resources.of(json.path("total_resources"));
        made.deactivated = json.path("deactivated").asBoolean();
        made.reregistered = Json.find(json, "reregistered_time").map(AgentRecord::instant);
        made.drain = Json.find(json, "drain_info").map(info2 -> (ObjectNode) info2.deepCopy());
        made.drainStart = Json.find(json, "estimated_drain_start_time").map(AgentRecord::instant);
        return made;
    }

    private static Instant instant(JsonNode time) {
        return Instant.ofEpochSecond(0, time.path("nanoseconds").asLong());
    }

    String hostname() {
        return info.path("hostname").asText();
    }

    boolean active() {
        return !deactivated;
    }

    boolean draining() {
        return drain.filter(held -> held.path("state").asText().equals("DRAINING"))
                .isPresent();
    }

    /** As in messages. */
    String text() {
        return id + " at " + pid + " (" + hostname() + ")";
    }

    /** As in GET_AGENTS, with what is in use on it and what is on offer. */
    ObjectNode json(Resources allocated, Resources offered) {
        ObjectNode json = Json.object();
        json.set("agent_info", info.deepCopy());
        json.put("active", active())
                .put("deactivated", deactivated)
                .put("version", VERSION)
                .put("pid", pid);
        json.set("registered_time", Json.time(registered));
        reregistered.ifPresent(at -> json.set("reregistered_time", Json.time(at)));
        json.set("total_resources", total.doubleJson());
        if (!allocated.isEmpty()) {
            json.set("allocated_resources", allocated.doubleJson());
        }
        if (!offered.isEmpty()) {
            json.set("offered_resources", offered.doubleJson());
        }
        json.set("capabilities", capabilities());
        ArrayNode all = resourceProviders.get();
        if (!all.isEmpty()) {
            json.set("resource_providers", all);
        }
        drain.ifPresent(held -> json.set("drain_info", held.deepCopy()));
        drainStart.ifPresent(at -> json.set("estimated_drain_start_time", Json.time(at)));
        return json;
    }

    private static JsonNode capabilities() {
        return CAPABILITIES.stream()
                .map(one -> (JsonNode) Json.object().put("type", one))
                .collect(Json.toArray());
    }
}
