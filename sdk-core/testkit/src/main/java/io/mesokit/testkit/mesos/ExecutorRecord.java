package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.exec.RunningTask;
import io.mesokit.testkit.exec.TaskExit;
import io.mesokit.testkit.exec.TaskSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/*
 * An executor of a framework on an agent. The default one is only imitated: each of its tasks is a command by itself,
 * and it ends with the last of them. A custom one is a command of the framework's that is run with the MESOS_*
 * environment, subscribes at the agent, and tells everything itself; until it does its tasks are staging. Used under
 * the cluster's lock.
 */
final class ExecutorRecord {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int SIGKILL = 9;

    final String id;
    final String agent;
    final String container;
    final ObjectNode info;
    private final Cluster cluster;
    private final FrameworkRecord framework;
    private final Map<String, ObjectNode> given = new LinkedHashMap<>();
    private Optional<RunningTask> process = Optional.empty();
    private Optional<EventStream> events = Optional.empty();

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
        if (isDefault()) {
            cluster.runner.launch(task, taskInfo);
            return;
        }
        given.put(task.id, taskInfo);
        if (process.isEmpty()) {
            process = Optional.of(cluster.runner.execute(spec(), this::exited));
        }
        task.container = container;
        task.process = process;
        events.ifPresent(open -> open.add(launch(taskInfo)));
    }

    private static ObjectNode launch(ObjectNode taskInfo) {
        return Schedulers.event("LAUNCH", Json.object("task", JsonMessages.shown(taskInfo, "TaskInfo")));
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
                resources().number("mem"));
    }

    void kill(TaskRecord task, JsonNode kill) {
        if (isDefault()) {
            cluster.runner.kill(task);
            return;
        }
        ObjectNode member = Json.object("task_id", Json.id(task.id));
        Json.find(kill, "kill_policy").ifPresent(policy -> member.set("kill_policy", policy));
        events.ifPresent(open -> open.add(Schedulers.event("KILL", member)));
    }

    void message(String data) {
        events.ifPresent(
                open -> open.add(Schedulers.event("MESSAGE", Json.object().put("data", data))));
    }

    void acknowledged(String task, String uuid) {
        ObjectNode member = Json.object("task_id", Json.id(task)).put("uuid", uuid);
        events.ifPresent(open -> open.add(Schedulers.event("ACKNOWLEDGED", member)));
    }

    // ---- its stream

    boolean subscribed() {
        return events.isPresent();
    }

    /** The stream of what it is told, in place of the one before. */
    EventStream subscribe() {
        EventStream opened = new EventStream();
        events.ifPresent(before -> before.end(false));
        events = Optional.of(opened);
        opened.onEnd(() -> cluster.locked(() -> {
            if (events.equals(Optional.of(opened))) {
                events = Optional.empty();
            }
        }));
        ObjectNode subscribed = Json.object("executor_info", info.deepCopy());
        subscribed.set("framework_info", framework.info.deepCopy());
        subscribed.set("agent_info", JsonMessages.shown(cluster.agent(agent).info, "AgentInfo"));
        subscribed.set("container_id", Json.id(container));
        opened.add(Schedulers.event("SUBSCRIBED", subscribed));
        tasks().stream()
                .filter(task -> task.state().equals("TASK_STAGING"))
                .forEach(task -> opened.add(launch(given.getOrDefault(task.id, Json.object()))));
        return opened;
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
        events.ifPresent(open -> open.add(Json.object().put("type", "SHUTDOWN")));
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
