package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes a cluster what a recorded state shows. Used under the cluster's lock. */
final class Recollection {
    private final Cluster cluster;

    Recollection(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Becomes what a GET_STATE answer shows; the rest (weights, quotas, maintenance) stays. */
    void load(JsonNode state) {
        cluster.agents.clear();
        cluster.frameworks.clear();
        cluster.completedFrameworks.clear();
        state.path("get_agents").path("agents").forEach(json -> {
            AgentRecord agent = AgentRecord.of(json);
            cluster.agents.put(agent.id, agent);
        });
        JsonNode both = state.path("get_frameworks");
        both.path("frameworks").forEach(json -> {
            FrameworkRecord framework = FrameworkRecord.of(json);
            cluster.frameworks.put(framework.id, framework);
        });
        both.path("completed_frameworks").forEach(json -> cluster.completedFrameworks.add(FrameworkRecord.of(json)));
        state.path("get_executors").path("executors").forEach(json -> {
            String framework = Json.idOf(json.path("executor_info"), "framework_id");
            Optional.ofNullable(cluster.frameworks.get(framework)).ifPresent(found -> {
                ExecutorRecord executor = new ExecutorRecord(
                        cluster,
                        found,
                        Json.idOf(json, "agent_id"),
                        json.path("executor_info").deepCopy());
                found.executors.put(executor.key(), executor);
            });
        });
        loadTasks(state.path("get_tasks"));
    }

    private void loadTasks(JsonNode tasks) {
        Stream.of("tasks", "unreachable_tasks", "completed_tasks")
                .forEach(kind -> tasks.path(kind).forEach(json -> loadTask(kind, json)));
    }

    private void loadTask(String kind, JsonNode json) {
        String container = Json.stream(json.path("statuses"))
                .map(status -> Json.idOf(status.path("container_status"), "container_id"))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElseGet(() -> UUID.randomUUID().toString());
        TaskRecord task = new TaskRecord(json, container);
        Stream.concat(cluster.frameworks.values().stream(), cluster.completedFrameworks.stream())
                .filter(framework -> framework.id.equals(task.framework))
                .findFirst()
                .ifPresent(framework -> {
                    switch (kind) {
                        case "tasks" -> framework.tasks.put(task.id, task);
                        case "unreachable_tasks" -> framework.unreachable.put(task.id, task);
                        default -> framework.completed.add(task);
                    }
                });
    }
}
