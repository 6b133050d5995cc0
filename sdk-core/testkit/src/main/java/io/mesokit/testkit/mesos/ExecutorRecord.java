package io.mesokit.testkit.mesos;

import static io.mesokit.testkit.mesos.Schedulers.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.exec.RunningTask;
import io.mesokit.testkit.exec.TaskExit;
import io.mesokit.testkit.exec.TaskSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/*
 * An executor of a framework on an agent. The default one is only imitated: each of its tasks is a command by itself,
 * and it ends with the last of them. A custom one is a command of the framework's that is run with the MESOS_*
 * environment, subscribes at the agent, and tells everything itself; until it does its tasks are staging. Used under
 * the cluster's lock.
 */
final class ExecutorRecord {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int SIGKILL = 9;
    private static final int STATUS_UNKNOWN = -1;

    final String id;
    final String agent;
    final String container;
    final ObjectNode info;
    private final Cluster cluster;
    private final FrameworkRecord framework;
    private final Deliveries deliveries = new Deliveries();
    private Optional<RunningTask> process = Optional.empty();
    private Optional<EventStream> events = Optional.empty();
    /** Whether it has ever subscribed; a stream that breaks does not change that. */
    private boolean registered;

    ExecutorRecord(Cluster cluster, FrameworkRecord framework, String agent, ObjectNode info) {
        this.cluster = cluster;
        this.framework = framework;
        this.agent = agent;
        this.info = info;
        this.id = Json.idOf(info, "executor_id");
        this.container = UUID.randomUUID().toString();
    }

    String key() {
        return agent + "/" + id;
    }

    boolean isDefault() {
        return info.path("type").asText().equals("DEFAULT");
    }

    /** As in GET_EXECUTORS. */
    ObjectNode json() {
        ObjectNode json = Json.object("executor_info", info.deepCopy());
        json.set("agent_id", Json.id(agent));
        return json;
    }

    Resources resources() {
        return Resources.of(info.path("resources"));
    }

    // ---- tasks

    /** Has it run a task, by its TaskInfo. */
    void give(TaskRecord task, ObjectNode taskInfo) {
        give(List.of(task), List.of(taskInfo), event("LAUNCH", Json.object("task", shown(taskInfo))));
    }

    /** Has it run tasks of which either all or none run. */
    void giveGroup(List<TaskRecord> tasks, List<ObjectNode> taskInfos) {
        ArrayNode shown = taskInfos.stream().map(ExecutorRecord::shown).collect(Json.toArray());
        ObjectNode group = Json.object("task_group", Json.object("tasks", shown));
        give(tasks, taskInfos, event("LAUNCH_GROUP", group));
    }

    private static ObjectNode shown(ObjectNode taskInfo) {
        return JsonMessages.shown(taskInfo, "TaskInfo");
    }

    private void give(List<TaskRecord> tasks, List<ObjectNode> taskInfos, ObjectNode event) {
        if (isDefault()) {
            for (int i = 0; i < tasks.size(); i++) {
                cluster.runner.launch(tasks.get(i), taskInfos.get(i));
            }
            return;
        }
        if (process.isEmpty() && !started(tasks)) {
            return;
        }
        tasks.forEach(task -> {
            task.container = container;
            task.process = process;
        });
        if (tasks.stream().allMatch(cluster::goesOn)) {
            deliveries.add(new Deliveries.Batch(tasks, event));
        } else {
            killed(tasks);
        }
        if (registered) {
            deliver();
        }
    }

    private boolean started(List<TaskRecord> tasks) {
        try {
            process = Optional.of(cluster.runner.execute(spec(), this::exited));
            return true;
        } catch (RuntimeException refused) {
            tasks.stream().filter(cluster::goesOn).forEach(task -> cluster.reports.notStarted(task, refused));
            over(STATUS_UNKNOWN);
            return false;
        }
    }

    private void deliver() {
        if (deliveries.none()) {
            shutdown();
        } else {
            deliveries.deliver().forEach(this::send);
        }
    }

    private void send(ObjectNode event) {
        events.ifPresent(open -> open.add(event));
    }

    private TaskSpec spec() {
        JsonNode command = info.path("command");
        AgentRecord where = cluster.agent(agent);
        Map<String, String> environment = new HashMap<>(Commands.environment(command));
        environment.put("MESOS_FRAMEWORK_ID", framework.id);
        environment.put("MESOS_EXECUTOR_ID", id);
        environment.put("MESOS_SLAVE_ID", agent);
        environment.put("MESOS_SLAVE_PID", where.pid);
        environment.put(
                "MESOS_AGENT_ENDPOINT", "127.0.0.1:" + where.info.path("port").asInt());
        environment.put("MESOS_CHECKPOINT", framework.info.path("checkpoint").asBoolean() ? "1" : "0");
        environment.put("MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD", grace().toMillis() + "ms");
        return new TaskSpec(
                        id,
                        id,
                        "export MESOS_DIRECTORY=\"$MESOS_SANDBOX\"; " + Commands.line(command),
                        environment,
                        resources().number("cpus"),
                        resources().number("mem"))
                .in(container);
    }

    void kill(TaskRecord task, JsonNode kill) {
        if (isDefault()) {
            cluster.runner.kill(task);
            return;
        }
        List<TaskRecord> before = deliveries.takeBack(task);
        if (!before.isEmpty()) {
            killed(before);
            return;
        }
        ObjectNode member = Json.object("task_id", Json.id(task.id));
        Json.find(kill, "kill_policy").ifPresent(policy -> member.set("kill_policy", policy));
        send(event("KILL", member));
    }

    /** Tasks end that it has never heard of. */
    private void killed(List<TaskRecord> tasks) {
        String message = tasks.size() == 1
                ? "Killed before delivery to the executor"
                : "A task within the task group was killed before delivery to the executor";
        tasks.stream()
                .filter(cluster::goesOn)
                .forEach(task -> cluster.reports.updateByAgent(
                        task, "TASK_KILLED", message, "REASON_TASK_KILLED_DURING_LAUNCH"));
    }

    void message(String data) {
        send(event("MESSAGE", Json.object().put("data", data)));
    }

    // ---- what it tells

    /** An update, which is acknowledged by the agent: it does not matter to executors what frameworks do. */
    void told(JsonNode status) {
        String id = Json.idOf(status, "task_id");
        String uuid = status.path("uuid").asText();
        Optional<TaskRecord> task = Optional.ofNullable(framework.tasks.get(id));
        if (!deliveries.knows(id, uuid)) {
            if (task.isEmpty()) {
                return;
            }
            deliveries.heard(task.get(), uuid);
            task.filter(cluster::goesOn).ifPresent(one -> cluster.reports.updateByExecutor(one, status));
        }
        send(event("ACKNOWLEDGED", Json.object("task_id", Json.id(id)).put("uuid", uuid)));
    }

    // ---- its stream

    boolean registered() {
        return registered;
    }

    /** The stream of what it is told, in place of the one before. */
    EventStream subscribe(JsonNode subscribe) {
        EventStream opened = open();
        registered = true;
        if (deliveries.none()) {
            shutdown();
            return opened;
        }
        ObjectNode subscribed = Json.object("executor_info", info.deepCopy());
        subscribed.set("framework_info", framework.info.deepCopy());
        subscribed.set("agent_info", JsonMessages.shown(cluster.agent(agent).info, "AgentInfo"));
        subscribed.set("container_id", Json.id(container));
        send(event("SUBSCRIBED", subscribed));
        subscribe.path("unacknowledged_updates").forEach(one -> told(one.path("status")));
        drop(Json.stream(subscribe.path("unacknowledged_tasks"))
                .map(task -> Json.idOf(task, "task_id"))
                .collect(Collectors.toSet()));
        deliver();
        return opened;
    }

    private EventStream open() {
        EventStream opened = new EventStream();
        events.ifPresent(before -> before.end(false));
        events = Optional.of(opened);
        opened.onEnd(() -> cluster.locked(() -> {
            if (events.equals(Optional.of(opened))) {
                events = Optional.empty();
            }
        }));
        return opened;
    }

    /** What was sent into a broken stream is not sent again. */
    private void drop(Set<String> held) {
        String state = framework.has("PARTITION_AWARE") ? "TASK_DROPPED" : "TASK_LOST";
        deliveries.lost(held).stream()
                .filter(cluster::goesOn)
                .forEach(task -> cluster.reports.updateByAgent(
                        task, state, "Task launched during agent restart", "REASON_AGENT_RESTARTED"));
    }

    // ---- the end

    private List<TaskRecord> tasks() {
        return framework.tasks.values().stream()
                .filter(task -> task.agent.equals(agent)
                        && task.executor.filter(id::equals).isPresent())
                .toList();
    }

    /** Asks it to end; what does not within the grace period is killed. */
    void shutdown() {
        if (isDefault()) {
            tasks().stream().filter(cluster::goesOn).forEach(cluster.runner::kill);
            return;
        }
        send(Json.object().put("type", "SHUTDOWN"));
        cluster.time.after(grace(), () -> cluster.locked(() -> kill()));
    }

    private Duration grace() {
        return Json.find(info, "shutdown_grace_period")
                .map(period -> Duration.ofNanos(period.path("nanoseconds").asLong()))
                .orElse(GRACE);
    }

    /** Ends it at once. */
    void kill() {
        process.ifPresent(RunningTask::kill);
    }

    /** Ends it and its stream, without a word to its framework. */
    void end() {
        events.ifPresent(open -> open.end(false));
        kill();
    }

    /** The default executor ends with its last task. */
    void taskEnded() {
        if (isDefault() && tasks().stream().noneMatch(cluster::goesOn)) {
            over(0);
        }
    }

    private void exited(TaskExit exit) {
        if (framework.executors.get(key()) != this) {
            return;
        }
        tasks().stream()
                .filter(cluster::goesOn)
                .forEach(task -> cluster.reports.updateByAgent(
                        task, "TASK_FAILED", "Executor terminated", "REASON_EXECUTOR_TERMINATED"));
        over(exit.killed() ? SIGKILL : exit.status() << 8);
    }

    private void over(int status) {
        if (framework.executors.remove(key(), this)) {
            events.ifPresent(open -> open.end(false));
            ObjectNode failure = Json.object("agent_id", Json.id(agent));
            failure.set("executor_id", Json.id(id));
            cluster.schedulers.send(framework.id, "FAILURE", failure.put("status", status));
        }
    }
}
