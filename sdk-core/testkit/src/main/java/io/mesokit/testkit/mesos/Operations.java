package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What operators and frameworks make of resources. The master counts reservations and volumes at once, and lists them
 * as pending until the agent has confirmed them; disks are what their provider says, and in use until it does. Those
 * that a framework named stay until it has acknowledged their end. Used under the cluster's lock.
 */
final class Operations {
    private final Cluster cluster;
    private final Duration confirmation;
    private final List<ObjectNode> known = new ArrayList<>();
    private final Map<String, Pending> pending = new HashMap<>();

    private record Pending(AgentRecord agent, Conversions.Change change) {}

    Operations(Cluster cluster, Duration confirmation) {
        this.cluster = cluster;
        this.confirmation = confirmation;
    }

    /** Those that wait for their agent or their framework, and need no resources that may not be seen. */
    ArrayNode json(Sight sight) {
        return reported()
                .filter(operation -> sight.roles() || ofNoRole(operation))
                .map(ObjectNode::deepCopy)
                .collect(Json.toArray());
    }

    /** Whether it was done to what is neither reserved nor allocated. */
    private boolean ofNoRole(ObjectNode operation) {
        return !operation.has("framework_id")
                && Optional.ofNullable(pending.get(uuid(operation)))
                        .filter(one -> one.change().consumed().stream().allMatch(Resource::unreserved))
                        .isPresent();
    }

    /** How many wait for their agent or their framework. */
    int count() {
        return (int) reported().count();
    }

    /** What agents say that are there; a new leader knows of them only by that. */
    private Stream<ObjectNode> reported() {
        return known.stream().filter(operation -> cluster.agents.containsKey(Json.idOf(operation, "agent_id")));
    }

    ArrayNode json(String agent, Sight sight) {
        return known.stream()
                .filter(operation -> Json.idOf(operation, "agent_id").equals(agent))
                .filter(operation -> sight.roles() || ofNoRole(operation))
                .map(ObjectNode::deepCopy)
                .collect(Json.toArray());
    }

    /** What is in use on an agent until it is known what becomes of it. */
    Resources held(AgentRecord agent) {
        return pending.values().stream()
                .filter(one -> one.agent() == agent && !one.change().certain())
                .map(one -> one.change().consumed())
                .reduce(Resources.none(), Resources::plus);
    }

    /** Those of a provider whose end is not known. */
    List<ObjectNode> pendingAt(String provider) {
        return known.stream()
                .filter(operation -> Optional.ofNullable(pending.get(uuid(operation)))
                        .flatMap(one -> one.change().provider())
                        .filter(provider::equals)
                        .isPresent())
                .toList();
    }

    private static String uuid(JsonNode operation) {
        return Json.idOf(operation, "uuid");
    }

    /** Those of an agent itself that have ended, which their framework has not acknowledged. */
    List<ObjectNode> endedOn(AgentRecord agent) {
        return known.stream()
                .filter(operation -> Json.idOf(operation, "agent_id").equals(agent.id))
                .filter(operation -> operation.has("statuses"))
                .filter(operation -> !operation.path("latest_status").has("resource_provider_id"))
                .toList();
    }

    /** Whether anybody needs to hear of its end. */
    boolean knows(ObjectNode operation) {
        return known.contains(operation);
    }

    /** Nobody needs to hear of its end any more. */
    void forget(ObjectNode operation) {
        known.remove(operation);
        JsonNode status = operation.path("latest_status");
        Optional.ofNullable(cluster.agents.get(Json.idOf(operation, "agent_id")))
                .ifPresent(agent -> agent.links.acknowledge(
                        Json.idOf(status, "resource_provider_id"), Json.idOf(status, "uuid"), uuid(operation)));
    }

    List<ObjectNode> of(String framework) {
        return reported()
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

    /** Changes what the agent has, or shall have. */
    void apply(AgentRecord agent, Conversions.Change change, ObjectNode info, Optional<String> framework) {
        if (change.certain()) {
            agent.total = agent.total.minus(change.consumed()).plus(change.made());
        }
        ObjectNode status = Json.object();
        Json.find(info, "id").ifPresent(id -> status.set("operation_id", id));
        status.put("state", "OPERATION_PENDING").set("agent_id", Json.id(agent.id));
        change.provider().ifPresent(id -> status.set("resource_provider_id", Json.id(id)));
        ObjectNode operation = Json.object();
        framework.ifPresent(id -> operation.set("framework_id", Json.id(id)));
        operation.set("agent_id", Json.id(agent.id));
        operation.set("info", info);
        operation.set("latest_status", status);
        operation.set("uuid", Json.id(Ids.uuid()));
        known.add(operation);
        pending.put(uuid(operation), new Pending(agent, change));
        if (change.provider().filter(id -> agent.links.apply(id, operation)).isEmpty()) {
            cluster.time.after(confirmation, () -> cluster.locked(() -> confirmed(operation, change)));
        }
    }

    private void confirmed(ObjectNode operation, Conversions.Change change) {
        ObjectNode status = Json.object().put("state", "OPERATION_FINISHED");
        if (!change.certain()) {
            status.set("converted_resources", change.made().json());
        }
        status.set("uuid", Json.id(Ids.uuid()));
        ended(operation, status);
    }

    /** What a provider tells of an operation; once more when it is not known any more, for it waits for that. */
    void told(ProviderLinks links, String provider, JsonNode update) {
        String uuid = Json.idOf(update, "operation_uuid");
        JsonNode status = update.path("status");
        Optional<ObjectNode> operation =
                known.stream().filter(one -> uuid(one).equals(uuid)).findFirst();
        if (operation.isEmpty()) {
            links.acknowledge(provider, Json.idOf(status, "uuid"), uuid);
        } else if (!status.path("state").asText().equals("OPERATION_PENDING")) {
            ended(operation.get(), status);
        }
    }

    private void ended(ObjectNode operation, JsonNode told) {
        Pending was = pending.remove(uuid(operation));
        if (was == null) {
            return;
        }
        settle(was, told);
        ObjectNode status = operation.path("latest_status").deepCopy();
        status.put("state", told.path("state").asText());
        List.of("message", "converted_resources", "uuid")
                .forEach(field -> Json.find(told, field).ifPresent(value -> status.set(field, value)));
        operation.set("latest_status", JsonMessages.shown(status, "OperationStatus"));
        if (operation.path("info").has("id")) {
            cluster.schedulers.feedback.ended(operation);
        } else {
            forget(operation);
        }
    }

    /** The agent has what was made; or, if nothing was, what was there before. */
    private static void settle(Pending was, JsonNode told) {
        AgentRecord agent = was.agent();
        Conversions.Change change = was.change();
        boolean finished = told.path("state").asText().equals("OPERATION_FINISHED");
        if (finished && !change.certain()) {
            Resources made = Resources.of(told.path("converted_resources")).unallocated();
            agent.total = agent.total.minus(change.consumed()).plus(made);
        } else if (!finished && change.certain()) {
            agent.total = agent.total.minus(change.made()).plus(change.consumed());
        }
    }
}
