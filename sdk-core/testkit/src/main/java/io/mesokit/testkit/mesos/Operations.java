package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reservations and volumes that an operator makes. The master counts them at once, and lists them as pending until the
 * agent has confirmed them. Used under the cluster's lock.
 */
final class Operations {
    private final Cluster cluster;
    private final Duration confirmation;
    private final List<ObjectNode> pending = new ArrayList<>();

    Operations(Cluster cluster, Duration confirmation) {
        this.cluster = cluster;
        this.confirmation = confirmation;
    }

    /** Those that wait for their agent. */
    ArrayNode json() {
        return pending.stream().map(ObjectNode::deepCopy).collect(Json.toArray());
    }

    ArrayNode json(String agent) {
        return pending.stream()
                .filter(operation -> Json.idOf(operation, "agent_id").equals(agent))
                .map(ObjectNode::deepCopy)
                .collect(Json.toArray());
    }

    void clear() {
        pending.clear();
    }

    // ---- the six calls

    void reserve(JsonNode call, Optional<String> principal) {
        AgentRecord agent = agent(call);
        Resources wanted = Resources.of(call.path("resources"));
        wanted.stream().forEach(one -> checkReservation(agent, one, principal));
        Resources source = Resources.of(call.path("source"));
        if (source.isEmpty()) {
            source = wanted.map(Resource::popped);
        } else if (!source.quantities().equals(wanted.quantities())) {
            throw invalid("RESERVE", agent, "The quantities of 'source' and 'resources' differ");
        }
        apply(agent, "RESERVE", new Change(source, wanted), call);
    }

    void unreserve(JsonNode call) {
        AgentRecord agent = agent(call);
        Resources reserved = Resources.of(call.path("resources"));
        reserved.stream().forEach(one -> {
            checkReserved("UNRESERVE", agent, one);
            if (one.persistenceId().isPresent()) {
                throw invalid(
                        "UNRESERVE",
                        agent,
                        "A dynamically reserved persistent volume " + one.text()
                                + " cannot be unreserved directly. Please destroy the persistent volume first then"
                                + " unreserve the resource");
            }
        });
        apply(agent, "UNRESERVE", new Change(reserved, reserved.map(Resource::popped)), call);
    }

    void create(JsonNode call) {
        AgentRecord agent = agent(call);
        Resources volumes = Resources.of(call.path("volumes"));
        volumes.stream().forEach(volume -> checkVolume(agent, volume));
        apply(agent, "CREATE", new Change(volumes.map(Resource::withoutDisk), volumes), call);
    }

    void destroy(JsonNode call) {
        AgentRecord agent = agent(call);
        Resources volumes = Resources.of(call.path("volumes"));
        if (!agent.total.contains(volumes)) {
            throw Refusal.badRequest("Invalid DESTROY operation: Persistent volumes not found");
        }
        if (!cluster.free(agent).contains(volumes)) {
            throw Refusal.badRequest("Invalid DESTROY operation: Persistent volumes in use");
        }
        apply(agent, "DESTROY", new Change(volumes, volumes.map(Resource::withoutDisk)), call);
    }

    void grow(JsonNode call) {
        AgentRecord agent = agent(call);
        Resource volume = resizable("GROW_VOLUME", agent, call);
        Resource addition = Resource.of(call.path("addition"));
        if (addition.amount().isEmpty()) {
            throw invalid("GROW_VOLUME", agent, "The size of addition " + addition.text() + " must be positive");
        }
        Resources before = Resources.none().plus(volume).plus(addition);
        Resource after = volume.withAmount(volume.amount().plus(addition.amount()));
        apply(agent, "GROW_VOLUME", new Change(before, Resources.none().plus(after)), call);
    }

    void shrink(JsonNode call) {
        AgentRecord agent = agent(call);
        Resource volume = resizable("SHRINK_VOLUME", agent, call);
        Amount taken = Amount.Thousandths.of(call.path("subtract").path("value").decimalValue());
        if (taken.isEmpty()
                || !volume.amount().contains(taken)
                || volume.amount().equals(taken)) {
            throw invalid(
                    "SHRINK_VOLUME", agent, "The subtract amount must be between zero and the size of the volume");
        }
        Resources after = Resources.none()
                .plus(volume.withAmount(volume.amount().minus(taken)))
                .plus(volume.withoutDisk().withAmount(taken));
        apply(agent, "SHRINK_VOLUME", new Change(Resources.none().plus(volume), after), call);
    }

    // ---- rules

    private AgentRecord agent(JsonNode call) {
        if (!call.has("agent_id")) {
            throw Refusal.badRequest("'agent_id' must be specified");
        }
        return Optional.ofNullable(cluster.agents.get(Json.idOf(call, "agent_id")))
                .orElseThrow(() -> Refusal.badRequest("No agent found with specified ID"));
    }

    private static void checkReservation(AgentRecord agent, Resource one, Optional<String> principal) {
        checkReserved("RESERVE", agent, one);
        if (one.allocation().isPresent()) {
            throw invalid("RESERVE", agent, "The resource " + one.text() + " must not have 'allocation_info' set");
        }
        Optional<String> named = Json.find(
                        one.reservations().get(one.reservations().size() - 1), "principal")
                .map(JsonNode::asText);
        if (principal.isPresent() && !named.equals(principal)) {
            throw invalid(
                    "RESERVE",
                    agent,
                    "A reserve operation was attempted by authenticated principal '" + principal.get()
                            + "', which does not match the principal in the resource's reservation ('"
                            + named.orElse("") + "')");
        }
    }

    private static void checkReserved(String kind, AgentRecord agent, Resource one) {
        if (!one.dynamicallyReserved()) {
            throw invalid(kind, agent, "Resource " + one.text() + " is not dynamically reserved");
        }
    }

    private static void checkVolume(AgentRecord agent, Resource volume) {
        String id = volume.persistenceId()
                .orElseThrow(() -> invalid("CREATE", agent, "'persistence' is not set in DiskInfo"));
        if (volume.unreserved()) {
            throw invalid("CREATE", agent, "Persistent volumes cannot be created from unreserved resources");
        }
        if (!volume.disk().path("volume").path("mode").asText().equals("RW")) {
            throw invalid("CREATE", agent, "Expecting persistent volume to be read-write");
        }
        if (agent.total.volume(id).isPresent()) {
            throw invalid("CREATE", agent, "Persistence ID '" + id + "' is not unique");
        }
    }

    private static Resource resizable(String kind, AgentRecord agent, JsonNode call) {
        Resource volume = Resource.of(call.path("volume"));
        if (volume.persistenceId().isEmpty()) {
            throw invalid(kind, agent, "'volume' is not a persistent volume");
        }
        if (volume.marks().has("shared")) {
            throw invalid(kind, agent, "Growing or shrinking a shared volume is not supported");
        }
        return volume;
    }

    private static Refusal invalid(String kind, AgentRecord agent, String why) {
        return Refusal.badRequest("Invalid " + kind + " operation on agent " + agent.text() + ": " + why);
    }

    // ---- effect

    private record Change(Resources consumed, Resources made) {}

    private void apply(AgentRecord agent, String kind, Change change, JsonNode call) {
        Resources free = cluster.free(agent);
        if (!free.contains(change.consumed())) {
            throw Refusal.conflict(
                    free.text() + " does not contain " + change.consumed().text());
        }
        agent.total = agent.total.minus(change.consumed()).plus(change.made());
        ObjectNode operation = pendingOperation(agent, kind, call);
        pending.add(operation);
        cluster.time.after(
                confirmation,
                () -> cluster.locked(() -> {
                    pending.remove(operation);
                }));
    }

    private static ObjectNode pendingOperation(AgentRecord agent, String kind, JsonNode call) {
        ObjectNode details = Json.object();
        call.properties().stream()
                .filter(field -> !field.getKey().equals("agent_id"))
                .forEach(field -> details.set(field.getKey(), shown(field.getValue())));
        ObjectNode info = Json.object().put("type", kind);
        info.set(kind.toLowerCase(java.util.Locale.ROOT), details);
        ObjectNode status = Json.object().put("state", "OPERATION_PENDING");
        status.set("agent_id", Json.id(agent.id));
        ObjectNode operation = Json.object("agent_id", Json.id(agent.id));
        operation.set("info", info);
        operation.set("latest_status", status);
        operation.set("uuid", Json.id(Ids.uuid()));
        return operation;
    }

    private static JsonNode shown(JsonNode given) {
        return given.isArray()
                ? Json.stream(given)
                        .map(one -> (JsonNode) Resource.of(one).json())
                        .collect(Json.toArray())
                : given.has("name") ? Resource.of(given).json() : given;
    }
}
