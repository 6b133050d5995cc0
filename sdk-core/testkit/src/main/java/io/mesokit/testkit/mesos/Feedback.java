package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What frameworks are told of the operations they gave an id to: sent until they acknowledge it. Used under the
 * cluster's lock.
 */
final class Feedback {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Cluster cluster;
    /** Which round of repetitions goes on for an operation. */
    private final Map<String, Object> rounds = new HashMap<>();

    Feedback(Cluster cluster) {
        this.cluster = cluster;
    }

    private void send(String framework, JsonNode status) {
        cluster.schedulers.send(framework, "UPDATE_OPERATION_STATUS", Json.object("status", status.deepCopy()));
    }

    /** An operation that was turned down; one without an id disappears without a word. */
    void turnedDown(String framework, JsonNode operation, String why) {
        if (operation.has("id")) {
            ObjectNode status = Json.object("operation_id", operation.get("id"));
            send(framework, status.put("state", "OPERATION_ERROR").put("message", why));
        }
    }

    /** Its agent or its provider has told how it ended. */
    void ended(ObjectNode operation) {
        operation
                .withArrayProperty("statuses")
                .add(operation.path("latest_status").deepCopy());
        begin(operation);
    }

    /** An agent that comes to another master, or comes back, tells anew how its operations ended; providers do not. */
    void resume(AgentRecord agent) {
        cluster.operations.endedOn(agent).forEach(this::begin);
    }

    private void begin(ObjectNode operation) {
        Object round = new Object();
        rounds.put(Json.idOf(operation, "uuid"), round);
        repeat(operation, FIRST_PAUSE, round);
    }

    private void repeat(ObjectNode operation, Duration pause, Object round) {
        String uuid = Json.idOf(operation, "uuid");
        if (!round.equals(rounds.get(uuid))) {
            return;
        }
        if (!cluster.operations.knows(operation)) {
            rounds.remove(uuid);
            return;
        }
        if (cluster.agents.containsKey(Json.idOf(operation, "agent_id"))) {
            send(Json.idOf(operation, "framework_id"), operation.path("latest_status"));
        }
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        cluster.time.after(pause, () -> cluster.locked(() -> repeat(operation, next, round)));
    }

    void acknowledge(String framework, String operationId, String uuid) {
        find(framework, operationId)
                .filter(operation ->
                        Json.idOf(operation.path("latest_status"), "uuid").equals(uuid))
                .ifPresent(cluster.operations::forget);
    }

    private Optional<ObjectNode> find(String framework, String operationId) {
        return cluster.operations.of(framework).stream()
                .filter(operation -> Json.idOf(operation.path("info"), "id").equals(operationId))
                .findFirst();
    }

    /** What is known of the operations named, or of all when none is. */
    void reconcile(FrameworkRecord framework, JsonNode named) {
        if (named.isEmpty()) {
            cluster.operations
                    .of(framework.id)
                    .forEach(operation -> send(framework.id, withoutUuid(operation.path("latest_status"))));
        }
        named.forEach(one -> {
            String id = Json.idOf(one, "operation_id");
            send(
                    framework.id,
                    find(framework.id, id)
                            .map(found -> withoutUuid(found.path("latest_status")))
                            .orElseGet(() -> unknown(one)));
        });
    }

    private static ObjectNode withoutUuid(JsonNode status) {
        ObjectNode copy = status.deepCopy();
        copy.remove("uuid");
        return copy;
    }

    private ObjectNode unknown(JsonNode asked) {
        String agent = Json.idOf(asked, "agent_id");
        String state = "OPERATION_UNKNOWN";
        String message = asked.has("agent_id")
                ? "Reconciliation: Both operation and agent are unknown"
                : "Reconciliation: Operation is unknown and no 'agent_id' was provided";
        if (cluster.agents.containsKey(agent)) {
            message = "Reconciliation: Operation is unknown";
        } else if (cluster.unreachable.containsKey(agent)) {
            state = "OPERATION_UNREACHABLE";
            message = "Reconciliation: Agent is unreachable";
        } else if (cluster.gone.contains(agent)) {
            state = "OPERATION_GONE_BY_OPERATOR";
            message = "Reconciliation: Agent marked gone by operator";
        }
        ObjectNode status = Json.object("operation_id", asked.path("operation_id"));
        status.put("state", state).put("message", message);
        Json.find(asked, "agent_id").ifPresent(id -> status.set("agent_id", id));
        Json.find(asked, "resource_provider_id").ifPresent(id -> status.set("resource_provider_id", id));
        return status;
    }
}
