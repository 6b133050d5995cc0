package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reservations and volumes that operators and frameworks make. The master counts them at once, and lists them as pending
 * until the agent has confirmed them; those that a framework named stay until it has acknowledged their end. Used under
 * the cluster's lock.
 */
final class Operations {
    private final Cluster cluster;
    private final Duration confirmation;
    private final List<ObjectNode> known = new ArrayList<>();

    Operations(Cluster cluster, Duration confirmation) {
        this.cluster = cluster;
        this.confirmation = confirmation;
    }

    /** Those that wait for their agent or their framework. */
    ArrayNode json() {
        return known.stream().map(ObjectNode::deepCopy).collect(Json.toArray());
    }

    ArrayNode json(String agent) {
        return known.stream()
                .filter(operation -> Json.idOf(operation, "agent_id").equals(agent))
                .map(ObjectNode::deepCopy)
                .collect(Json.toArray());
    }

    void clear() {
        known.clear();
    }

    void forget(ObjectNode operation) {
        known.remove(operation);
    }

    List<ObjectNode> of(String framework) {
        return known.stream()
                .filter(operation -> Json.idOf(operation, "framework_id").equals(framework))
                .filter(operation -> operation.path("info").has("id"))
                .toList();
    }

    // ---- of operators

    /** One of the six calls. What is on offer is taken back if it is needed. */
    void byOperator(String kind, JsonNode call, Optional<String> principal) {
        AgentRecord agent = agent(call);
        checkAllocation(kind, agent, call);
        Conversions.Change change;
        try {
            change = new Conversions(cluster, agent).of(kind, call, principal);
        } catch (Conversions.Invalid invalid) {
            throw Refusal.badRequest(invalid.whole() ? invalid.why() : prefix(kind, agent) + invalid.why());
        }
        Resources free = cluster.free(agent);
        if (!free.contains(change.consumed())) {
            throw Refusal.conflict(
                    free.text() + " does not contain " + change.consumed().text());
        }
        if (!cluster.offerable(agent).contains(change.consumed())) {
            cluster.schedulers.offers.rescind(offer -> offer.agent().equals(agent.id));
        }
        ObjectNode details = Json.object();
        call.properties().stream()
                .filter(field -> !field.getKey().equals("agent_id"))
                .forEach(field -> details.set(field.getKey(), shown(field.getValue())));
        ObjectNode info = Json.object().put("type", kind);
        info.set(kind.toLowerCase(Locale.ROOT), details);
        apply(agent, change, info, Optional.empty());
    }

    private AgentRecord agent(JsonNode call) {
        if (!call.has("agent_id")) {
            throw Refusal.badRequest("'agent_id' must be specified");
        }
        return Optional.ofNullable(cluster.agents.get(Json.idOf(call, "agent_id")))
                .orElseThrow(() -> Refusal.badRequest("No agent found with specified ID"));
    }

    private static void checkAllocation(String kind, AgentRecord agent, JsonNode call) {
        Resources.of(call.path("resources")).stream()
                .filter(one -> kind.equals("RESERVE") && one.allocation().isPresent())
                .findFirst()
                .ifPresent(one -> {
                    throw Refusal.badRequest(prefix(kind, agent) + "The resource " + one.text()
                            + " must not have 'allocation_info' set");
                });
    }

    private static String prefix(String kind, AgentRecord agent) {
        return "Invalid " + kind + " operation on agent " + agent.text() + ": ";
    }

    private static JsonNode shown(JsonNode given) {
        return given.isArray()
                ? Json.stream(given)
                        .map(one -> (JsonNode) Resource.of(one).json())
                        .collect(Json.toArray())
                : given.has("name") ? Resource.of(given).json() : given;
    }

    // ---- effect

    /** Changes what the agent has. */
    void apply(AgentRecord agent, Conversions.Change change, ObjectNode info, Optional<String> framework) {
        agent.total = agent.total.minus(change.consumed()).plus(change.made());
        ObjectNode status = Json.object();
        Json.find(info, "id").ifPresent(id -> status.set("operation_id", id));
        status.put("state", "OPERATION_PENDING").set("agent_id", Json.id(agent.id));
        ObjectNode operation = Json.object();
        framework.ifPresent(id -> operation.set("framework_id", Json.id(id)));
        operation.set("agent_id", Json.id(agent.id));
        operation.set("info", info);
        operation.set("latest_status", status);
        operation.set("uuid", Json.id(Ids.uuid()));
        known.add(operation);
        cluster.time.after(confirmation, () -> cluster.locked(() -> confirmed(operation)));
    }

    private void confirmed(ObjectNode operation) {
        if (!known.contains(operation)) {
            return;
        }
        if (operation.path("info").has("id")) {
            cluster.schedulers.feedback.finished(operation);
        } else {
            forget(operation);
        }
    }
}
