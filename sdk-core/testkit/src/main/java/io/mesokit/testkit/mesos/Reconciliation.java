package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** RECONCILE: what the master knows of tasks, told without anything to acknowledge. Used under the cluster's lock. */
final class Reconciliation {
    private final Cluster cluster;
    private final FrameworkRecord framework;

    Reconciliation(Cluster cluster, FrameworkRecord framework) {
        this.cluster = cluster;
        this.framework = framework;
    }

    /** Of the tasks named, or of all on registered agents when none is. */
    void run(JsonNode named) {
        if (named.isEmpty()) {
            List.copyOf(framework.tasks.values()).forEach(task -> send(known(task)));
        } else {
            named.forEach(one -> send(of(one)));
        }
    }

    private void send(ObjectNode status) {
        cluster.schedulers.send(framework.id, "UPDATE", Json.object("status", status));
    }

    private ObjectNode of(JsonNode asked) {
        TaskRecord task = framework.tasks.get(Json.idOf(asked, "task_id"));
        return task == null ? unknown(asked) : known(task);
    }

    private ObjectNode known(TaskRecord task) {
        ObjectNode status = status(Json.id(task.id), task.toldState(), "Reconciliation: Latest task state");
        status.set("agent_id", Json.id(task.agent));
        task.executor.ifPresent(id -> status.set("executor_id", Json.id(id)));
        status.put("timestamp", Json.seconds(cluster.now()));
        task.lastStatus()
                .ifPresent(last -> List.of("healthy", "check_status", "container_status")
                        .forEach(field -> Json.find(last, field).ifPresent(value -> status.set(field, value))));
        return status;
    }

    private ObjectNode unknown(JsonNode asked) {
        Optional<String> agent =
                Json.find(asked, "agent_id").map(id -> id.path("value").asText());
        String state = agent.map(this::stateOn).orElse("TASK_UNKNOWN");
        boolean aware = framework.has("PARTITION_AWARE");
        ObjectNode status = status(
                asked.path("task_id"),
                aware ? state : "TASK_LOST",
                "Reconciliation: Task is "
                        + switch (state) {
                            case "TASK_GONE" -> "unknown to the agent";
                            case "TASK_UNREACHABLE" -> "unreachable";
                            case "TASK_GONE_BY_OPERATOR" -> "gone";
                            default -> "unknown";
                        });
        agent.ifPresent(id -> status.set("agent_id", Json.id(id)));
        status.put("timestamp", Json.seconds(cluster.now()));
        agent.flatMap(id -> Optional.ofNullable(cluster.unreachable.get(id)))
                .ifPresent(lost -> status.set("unreachable_time", Json.time(lost.unreachableSince)));
        return status;
    }

    private String stateOn(String agent) {
        if (cluster.agents.containsKey(agent)) {
            return "TASK_GONE";
        }
        if (cluster.unreachable.containsKey(agent)) {
            return "TASK_UNREACHABLE";
        }
        return cluster.gone.contains(agent) ? "TASK_GONE_BY_OPERATOR" : "TASK_UNKNOWN";
    }

    private static ObjectNode status(JsonNode id, String state, String message) {
        return ((ObjectNode) Json.object().set("task_id", id))
                .put("state", state)
                .put("message", message)
                .put("source", "SOURCE_MASTER")
                .put("reason", "REASON_RECONCILIATION");
    }
}
