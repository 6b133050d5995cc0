package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an agent knows of frameworks, executors, tasks and containers. Used under the cluster's lock. */
final class AgentViews {
    private static final String COMMAND_EXECUTOR = "/mesos/bin/mesos-executor";
    private static final double EXECUTOR_CPUS = 0.1;
    private static final long MEGABYTE = 1L << 20;

    private final Cluster cluster;
    private final AgentRecord agent;

    AgentViews(Cluster cluster, AgentRecord agent) {
        this.cluster = cluster;
        this.agent = agent;
    }

    // ---- what is there

    List<TaskRecord> launched() {
        return cluster.frameworks.values().stream()
                .flatMap(framework ->
                        Stream.concat(framework.tasks.values().stream(), framework.unreachable.values().stream()))
                .filter(task -> task.agent.equals(agent.id))
                .toList();
    }

    List<TaskRecord> completed() {
        return cluster.completedTasks().stream()
                .filter(task -> task.agent.equals(agent.id))
                .toList();
    }

    private List<FrameworkRecord> frameworks() {
        Set<String> ids = launched().stream().map(task -> task.framework).collect(Collectors.toSet());
        return cluster.frameworks.values().stream()
                .filter(framework -> ids.contains(framework.id))
                .toList();
    }

    /** One task for each executor that runs, which stands for it. */
    private Map<String, List<TaskRecord>> executors(List<TaskRecord> tasks) {
        return tasks.stream()
                .collect(Collectors.groupingBy(
                        task -> task.framework + "/" + task.executorId(), LinkedHashMap::new, Collectors.toList()));
    }

    /** The ids of the containers of executors. */
    Set<String> executorContainers() {
        return launched().stream().map(this::containerOf).collect(Collectors.toSet());
    }

    /** A pod's tasks are nested in the container of its executor, which the first status tells. */
    private String containerOf(TaskRecord task) {
        JsonNode told =
                task.json().path("statuses").path(0).path("container_status").path("container_id");
        JsonNode root = told;
        while (root.has("parent")) {
            root = root.get("parent");
        }
        return root.isMissingNode()
                ? task.pod.orElse(task.container)
                : root.path("value").asText();
    }

    /** Where the files of a task's executor are. */
    String sandbox(TaskRecord task, String workDirectory) {
        return workDirectory + "/slaves/" + agent.id + "/frameworks/" + task.framework + "/executors/"
                + task.executorId() + "/runs/" + containerOf(task);
    }

    // ---- v1

    ObjectNode getFrameworks(boolean visible) {
        ObjectNode json = Json.object("frameworks", infos(visible ? frameworks() : List.of()));
        Set<String> ended = completed().stream().map(task -> task.framework).collect(Collectors.toSet());
        List<FrameworkRecord> completed = cluster.completedFrameworks.stream()
                .filter(framework -> visible && ended.contains(framework.id))
                .toList();
        json.set("completed_frameworks", infos(completed));
        return json;
    }

    private static ArrayNode infos(List<FrameworkRecord> some) {
        return some.stream()
                .map(framework -> (JsonNode) Json.object("framework_info", framework.info.deepCopy()))
                .collect(Json.toArray());
    }

    ObjectNode getExecutors(boolean visible) {
        ObjectNode json = Json.object("executors", executorInfos(visible ? launched() : List.of()));
        json.set("completed_executors", executorInfos(visible ? endedExecutors() : List.of()));
        return json;
    }

    private List<TaskRecord> endedExecutors() {
        Set<String> live = launched().stream()
                .map(task -> task.framework + task.executorId())
                .collect(Collectors.toSet());
        return completed().stream()
                .filter(task -> !live.contains(task.framework + task.executorId()))
                .toList();
    }

    private ArrayNode executorInfos(List<TaskRecord> tasks) {
        return executors(tasks).values().stream()
                .map(group -> (JsonNode) Json.object("executor_info", executorInfo(group.get(0))))
                .collect(Json.toArray());
    }

    private JsonNode executorInfo(TaskRecord task) {
        FrameworkRecord framework = cluster.frameworks.get(task.framework);
        String key = agent.id + "/" + task.executorId();
        if (framework != null && framework.executors.containsKey(key)) {
            return framework.executors.get(key).info.deepCopy();
        }
        ObjectNode info = Json.object("executor_id", Json.id(task.executorId()));
        info.set("framework_id", Json.id(task.framework));
        ObjectNode command = Json.object().put("shell", false).put("value", COMMAND_EXECUTOR);
        command.set("arguments", Json.strings(List.of("mesos-executor", "--launcher_dir=/mesos/bin")));
        info.set("command", command);
        info.set(
                "resources",
                Resources.parse("cpus:" + EXECUTOR_CPUS + ";mem:32")
                        .map(one -> one.allocatedTo("*"))
                        .json());
        info.put("name", executorName(task)).put("source", task.id);
        Stream.of("discovery", "labels")
                .forEach(field -> Json.find(task.json(), field).ifPresent(value -> info.set(field, value)));
        return info;
    }

    private static String executorName(TaskRecord task) {
        return task.executor.isPresent() ? "" : "Command Executor (Task: " + task.id + ")";
    }

    ObjectNode getTasks(boolean visible) {
        List<TaskRecord> all = visible ? launched() : List.of();
        ObjectNode json = Json.object();
        json.set("pending_tasks", Json.array());
        json.set("queued_tasks", Json.array());
        json.set("launched_tasks", tasks(all.stream().filter(task -> !ended(task))));
        json.set("terminated_tasks", tasks(all.stream().filter(this::ended)));
        json.set("completed_tasks", tasks(visible ? completed().stream() : Stream.empty()));
        return json;
    }

    /** What the master says of one out of reach, its agent does not know. */
    private boolean ended(TaskRecord task) {
        return TaskRecord.isTerminal(task.toldState()) || cluster.schedulers.updates.ended(task);
    }

    private static ArrayNode tasks(Stream<TaskRecord> some) {
        return some.map(AgentViews::known).collect(Json.toArray());
    }

    /** A task without what only the master knows. */
    private static ObjectNode known(TaskRecord task) {
        ObjectNode json = task.json();
        if (json.has("statuses")) {
            json.set(
                    "statuses",
                    Json.stream(json.get("statuses"))
                            .filter(status -> !status.path("source").asText().equals("SOURCE_MASTER"))
                            .collect(Json.toArray()));
        }
        return json;
    }

    ObjectNode getAgent() {
        ObjectNode info = agent.info.deepCopy();
        info.remove("checkpoint");
        ObjectNode json = Json.object("agent_info", info);
        if (agent.draining()) {
            agent.drain.ifPresent(
                    held -> json.set("drain_config", held.path("config").deepCopy()));
            agent.drainStart.ifPresent(at -> json.set("estimated_drain_start_time", Json.time(at)));
        }
        return json;
    }

    /** The containers of executors. */
    List<ObjectNode> containers() {
        return executors(launched()).values().stream().map(this::container).toList();
    }

    private ObjectNode container(List<TaskRecord> tasks) {
        TaskRecord first = tasks.get(0);
        Resources used = Resources.of(tasks.stream().flatMap(task -> task.resources.stream()));
        ObjectNode json = Json.object("framework_id", Json.id(first.framework));
        json.set("executor_id", Json.id(first.executorId()));
        json.put("executor_name", executorName(first));
        String id = containerOf(first);
        json.set("container_id", Json.id(id));
        json.set("container_status", Json.object("container_id", Json.id(id)).put("executor_pid", first.pid()));
        ObjectNode statistics = statistics(used, true);
        // The split is not known; who adds the two up is told right.
        statistics.put("cpus_user_time_secs", cpuSeconds(tasks));
        json.set("resource_statistics", statistics);
        return json;
    }

    private static double cpuSeconds(List<TaskRecord> tasks) {
        // Tasks of one executor are one process.
        return tasks.stream()
                        .flatMap(task -> task.measured().stream())
                        .distinct()
                        .mapToLong(process -> process.cpuTime().toNanos())
                        .sum()
                / 1e9;
    }

    private ObjectNode statistics(Resources used, boolean measured) {
        ObjectNode json = Json.object().put("timestamp", Json.seconds(cluster.now()));
        if (measured) {
            json.put("cpus_user_time_secs", 0.0).put("cpus_system_time_secs", 0.0);
        }
        long memory = (long) (used.number("mem") * MEGABYTE);
        json.put("cpus_soft_limit", used.number("cpus"))
                .put("mem_limit_bytes", memory)
                .put("mem_soft_limit_bytes", memory);
        if (measured) {
            json.put("mem_rss_bytes", 0L);
        }
        return measured && agent.cgroups ? Measured.ofCgroups(json, used) : json;
    }

    /** A container that was launched by an operator. */
    ObjectNode container(Container launched) {
        ObjectNode json = Json.object("container_id", Json.id(launched.value()));
        json.set(
                "container_status",
                Json.object("container_id", launched.id.deepCopy()).put("executor_pid", launched.pid()));
        json.set(
                "resource_statistics",
                launched.resources.isEmpty()
                        ? Json.object().put("timestamp", Json.seconds(cluster.now()))
                        : statistics(launched.resources, false));
        return json;
    }

    /** The containers of tasks within those of their executors. */
    List<ObjectNode> nestedContainers() {
        return launched().stream()
                .filter(task -> task.executor.isPresent())
                .flatMap(task -> Json.stream(task.json().path("statuses"))
                        .map(status -> status.path("container_status").path("container_id"))
                        .filter(id -> id.has("parent"))
                        .limit(1)
                        .map(id -> nested(task, id)))
                .toList();
    }

    private ObjectNode nested(TaskRecord task, JsonNode id) {
        ObjectNode json = Json.object("container_id", Json.id(id.path("value").asText()));
        json.set("container_status", Json.object("container_id", id.deepCopy()).put("executor_pid", task.pid()));
        json.set("resource_statistics", statistics(task.resources, false));
        return json;
    }

    // ---- the older routes

    /** {@code /state}, without what the agent says of itself. */
    void addState(ObjectNode json, Sight sight) {
        Resources allocated = cluster.allocated(agent);
        json.set("resources", agent.total.flatJson());
        json.set("reserved_resources", LegacyViews.reserved(sight.resources(agent.total)));
        json.set(
                "unreserved_resources", agent.total.filter(Resource::unreserved).flatJson());
        json.set("reserved_resources_full", LegacyViews.reservedFull(sight.resources(agent.total)));
        json.set(
                "unreserved_resources_full",
                agent.total.filter(Resource::unreserved).doubleJson());
        json.set("reserved_resources_allocated", LegacyViews.reserved(sight.resources(allocated)));
        json.set(
                "unreserved_resources_allocated",
                allocated.filter(Resource::unreserved).flatJson());
        json.set("resource_providers", sight.providers() ? agent.resourceProviders.get() : Json.array());
        json.set("attributes", LegacyViews.attributes(agent.info.path("attributes")));
        json.set("frameworks", frameworks(frameworks(), sight));
        json.set("completed_frameworks", frameworks(cluster.completedFrameworks, sight));
    }

    private ArrayNode frameworks(Collection<FrameworkRecord> some, Sight sight) {
        return some.stream()
                .filter(framework -> sight.frameworks())
                .map(framework -> framework(framework, sight))
                .collect(Json.toArray());
    }

    private ObjectNode framework(FrameworkRecord framework, Sight sight) {
        JsonNode info = framework.info;
        ObjectNode json = Json.object()
                .put("id", framework.id)
                .put("name", info.path("name").asText())
                .put("user", info.path("user").asText())
                .put("failover_timeout", info.path("failover_timeout").asDouble())
                .put("checkpoint", info.path("checkpoint").asBoolean())
                .put("hostname", info.path("hostname").asText())
                .put("role", info.path("role").asText("*"));
        List<TaskRecord> mine = launched().stream()
                .filter(task -> task.framework.equals(framework.id))
                .toList();
        json.set("executors", executors(mine, sight));
        List<TaskRecord> ended = framework.completed.stream()
                .filter(task -> task.agent.equals(agent.id))
                .toList();
        json.set("completed_executors", executors(ended, sight));
        return json;
    }

    private ArrayNode executors(List<TaskRecord> tasks, Sight sight) {
        return executors(tasks).values().stream()
                .filter(group -> sight.executors())
                .map(group -> executor(group, sight))
                .collect(Json.toArray());
    }

    private ObjectNode executor(List<TaskRecord> tasks, Sight sight) {
        TaskRecord first = tasks.get(0);
        ObjectNode json = Json.object()
                .put("id", first.executorId())
                .put("name", executorName(first))
                .put("source", first.executor.isPresent() ? "" : first.id)
                .put("container", containerOf(first))
                .put("directory", sandbox(first, "/mesos/run/agent"));
        json.set(
                "resources",
                Resources.of(tasks.stream().flatMap(task -> task.resources.stream()))
                        .flatJson());
        json.put("role", "*");
        Json.find(LegacyViews.task(first), "labels").ifPresent(labels -> json.set("labels", labels));
        if (first.executor.isPresent()) {
            json.put("type", "DEFAULT");
        }
        List<TaskRecord> seen = sight.tasks() ? tasks : List.of();
        json.set("tasks", flat(seen.stream().filter(task -> !ended(task))));
        json.set("queued_tasks", Json.array());
        json.set("completed_tasks", flat(seen.stream().filter(this::ended)));
        return json;
    }

    private static ArrayNode flat(Stream<TaskRecord> some) {
        return some.map(task -> LegacyViews.task(task, known(task))).collect(Json.toArray());
    }

    /** {@code /monitor/statistics}. */
    ArrayNode usage() {
        ArrayNode all = Json.array();
        containers().forEach(one -> {
            JsonNode statistics = one.path("resource_statistics");
            String executor = Json.idOf(one, "executor_id");
            String name = one.path("executor_name").asText();
            ObjectNode json = Json.object()
                    .put("executor_id", executor)
                    .put("executor_name", name)
                    .put("framework_id", Json.idOf(one, "framework_id"))
                    .put("source", name.isEmpty() ? "" : executor);
            json.set("statistics", statistics);
            all.add(json);
        });
        return all;
    }

    /** {@code /containers}. */
    ArrayNode flatContainers() {
        ArrayNode all = usage();
        List<ObjectNode> full = containers();
        for (int i = 0; i < full.size(); i++) {
            ObjectNode json = (ObjectNode) all.get(i);
            json.put("container_id", Json.idOf(full.get(i), "container_id"));
            json.set("status", full.get(i).get("container_status"));
        }
        return all;
    }
}
