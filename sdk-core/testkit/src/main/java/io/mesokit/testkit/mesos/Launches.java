package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what frameworks launch into tasks that the master has and agents run. Used under the cluster's lock. */
final class Launches {
    private static final List<String> KEPT =
            List.of("labels", "discovery", "container", "health_check", "kill_policy", "limits");

    private final Cluster cluster;

    Launches(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A task with a command, or with an executor of its framework. */
    void alone(FrameworkRecord framework, AgentRecord agent, ObjectNode info) {
        Optional<ExecutorRecord> executor =
                Json.find(info, "executor").map(own -> executor(framework, agent, (ObjectNode) own));
        TaskRecord task = cluster.launch(task(framework, info, executor));
        task.pod = executor.filter(ExecutorRecord::isDefault).map(own -> own.container);
        if (executor.isPresent()) {
            published(agent, List.of(task), () -> executor.get().give(task, info));
        } else {
            published(agent, List.of(task), () -> cluster.runner.launch(task, info));
        }
    }

    private void published(AgentRecord agent, List<TaskRecord> tasks, Runnable then) {
        Resources all = Resources.of(tasks.stream().flatMap(task -> task.resources.stream()));
        agent.links.publish(
                all,
                problem -> problem.ifPresentOrElse(
                        why -> tasks.forEach(task -> cluster.reports.updateByAgent(
                                task, "TASK_FAILED", why, "REASON_CONTAINER_LAUNCH_FAILED")),
                        then));
    }

    /** Tasks that share an executor, of which either all or none run. */
    void group(FrameworkRecord framework, AgentRecord agent, ObjectNode executorInfo, List<ObjectNode> infos) {
        ExecutorRecord executor = executor(framework, agent, executorInfo);
        List<TaskRecord> tasks = infos.stream()
                .map(info -> cluster.launch(task(framework, info, Optional.of(executor))))
                .toList();
        tasks.forEach(task -> task.pod = Optional.of(executor.container));
        published(agent, tasks, () -> executor.giveGroup(tasks, infos));
    }

    private ExecutorRecord executor(FrameworkRecord framework, AgentRecord agent, ObjectNode info) {
        String key = agent.id + "/" + Json.idOf(info, "executor_id");
        return framework.executors.computeIfAbsent(key, unused -> {
            ObjectNode shown = JsonMessages.shown(info, "ExecutorInfo");
            if (!shown.has("type")) {
                shown = JsonMessages.shown(shown.put("type", "CUSTOM"), "ExecutorInfo");
            }
            return new ExecutorRecord(cluster, framework, agent.id, shown);
        });
    }

    private static ObjectNode task(FrameworkRecord framework, JsonNode info, Optional<ExecutorRecord> executor) {
        ObjectNode task = Json.object().put("name", info.path("name").asText());
        task.set("task_id", info.path("task_id"));
        task.set("framework_id", Json.id(framework.id));
        executor.ifPresent(own -> task.set("executor_id", Json.id(own.id)));
        task.set("agent_id", info.path("agent_id"));
        task.put("state", "TASK_STAGING");
        task.set("resources", Resources.of(info.path("resources")).json());
        KEPT.forEach(field -> Json.find(info, field).ifPresent(value -> task.set(field, value)));
        Stream.of(info.path("command"), info.path("executor").path("command"))
                .flatMap(command -> Json.find(command, "user").stream())
                .findFirst()
                .ifPresent(user -> task.set("user", user));
        return JsonMessages.shown(task, "Task");
    }
}
