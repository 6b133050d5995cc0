package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What is told of tasks, by their executors, their agents and the master: to the framework, to who watches the cluster,
 * and to the task itself. Used under the cluster's lock.
 */
final class TaskReports {
    private final Cluster cluster;

    TaskReports(Cluster cluster) {
        this.cluster = cluster;
    }

    // ---- by the executor and the agent

    /** What the executor of a task tells. An ended task leaves the list of its framework's tasks. */
    void update(TaskRecord task, String state, String message, String reason) {
        ObjectNode status = status(task, state, message, "SOURCE_EXECUTOR", reason);
        status.set("executor_id", Json.id(task.executorId()));
        status.put("timestamp", Json.seconds(cluster.now())).put("uuid", Ids.uuid());
        status.set("container_status", containerStatus(task));
        tell(task, status);
    }

    /** What the executor tells of a health check. */
    void updateHealth(TaskRecord task, boolean healthy) {
        ObjectNode status =
                status(task, "TASK_RUNNING", "", "SOURCE_EXECUTOR", "REASON_TASK_HEALTH_CHECK_STATUS_UPDATED");
        status.set("executor_id", Json.id(task.executorId()));
        status.put("timestamp", Json.seconds(cluster.now()))
                .put("uuid", Ids.uuid())
                .put("healthy", healthy);
        status.set("container_status", containerStatus(task));
        tell(task, status);
    }

    /** What a custom executor tells in its own words. */
    void updateByExecutor(TaskRecord task, JsonNode told) {
        ObjectNode status = told.deepCopy();
        status.set("agent_id", Json.id(task.agent));
        status.set("executor_id", Json.id(task.executorId()));
        status.set("container_status", containerStatus(task));
        if (!status.has("timestamp")) {
            status.put("timestamp", Json.seconds(cluster.now()));
        }
        tell(task, JsonMessages.shown(status, "TaskStatus"));
    }

    /** What the agent tells of a task whose executor does not. */
    void updateByAgent(TaskRecord task, String state, String message, String reason) {
        ObjectNode status = status(task, state, message, "SOURCE_AGENT", reason);
        task.executor.ifPresent(id -> status.set("executor_id", Json.id(id)));
        tell(task, status.put("timestamp", Json.seconds(cluster.now())).put("uuid", Ids.uuid()));
    }

    /** The agent could not start what was to run a task. */
    void notStarted(TaskRecord task, RuntimeException refused) {
        String message = "Failed to launch container: " + refused.getMessage();
        updateByAgent(task, "TASK_FAILED", message, "REASON_CONTAINER_LAUNCH_FAILED");
    }

    /** The agent has ended a task that used up its memory. */
    void exceedMemory(TaskRecord task) {
        Resources memory =
                task.resources.filter(one -> one.name().equals("mem")).unallocated();
        long megabytes = (long) memory.number("mem");
        ObjectNode status = status(
                task,
                "TASK_FAILED",
                "Memory limit exceeded: Requested: " + megabytes + "MB Maximum Used: " + megabytes
                        + "MB\n\nMEMORY STATISTICS: \nrss " + (megabytes << 20) + "\n\n",
                "SOURCE_AGENT",
                "REASON_CONTAINER_LIMITATION_MEMORY");
        status.set("executor_id", Json.id(task.executorId()));
        status.put("timestamp", Json.seconds(cluster.now())).put("uuid", Ids.uuid());
        status.set("limitation", Json.object("resources", memory.json()));
        tell(task, status);
    }

    private void tell(TaskRecord task, ObjectNode status) {
        FrameworkRecord framework = cluster.framework(task.framework);
        boolean ends = TaskRecord.isTerminal(status.path("state").asText());
        if (framework.http) {
            cluster.schedulers.updates.add(task, status);
        } else {
            received(task, status, status.path("state").asText());
            if (task.terminal()) {
                framework.complete(task);
            }
        }
        if (ends) {
            cluster.runner.discard(task);
            task.executor
                    .flatMap(id -> Optional.ofNullable(framework.executors.get(task.agent + "/" + id)))
                    .ifPresent(ExecutorRecord::taskEnded);
        }
    }

    /** The master takes an update in, and with it the newest state that the agent knows. */
    void received(TaskRecord task, ObjectNode status, String newest) {
        if (task.update(status, newest)) {
            publishUpdate(task, status, task.state());
        }
    }

    /** A framework wants an end of a task. */
    void kill(TaskRecord task, JsonNode kill) {
        Optional<ExecutorRecord> executor = task.executor.flatMap(id ->
                Optional.ofNullable(cluster.framework(task.framework).executors.get(task.agent + "/" + id)));
        if (executor.isPresent()) {
            executor.get().kill(task, kill);
        } else if (cluster.goesOn(task)) {
            cluster.runner.kill(task);
        }
    }

    // ---- by the master

    /** The master does not let a task begin. */
    void refuse(FrameworkRecord framework, JsonNode info, String state, String message, String reason) {
        ObjectNode status = Json.object("task_id", info.path("task_id")).put("state", state);
        status.put("message", message).put("source", "SOURCE_MASTER").put("reason", reason);
        status.set("agent_id", info.path("agent_id"));
        status.put("timestamp", Json.seconds(cluster.now()));
        cluster.schedulers.send(framework.id, "UPDATE", Json.object("status", status));
    }

    /** A task is over, and its executor was not asked. */
    void byMaster(TaskRecord task, String state, String message, String reason) {
        ObjectNode status = statusByMaster(task, state, message, reason);
        received(task, status, state);
        cluster.schedulers.send(task.framework, "UPDATE", Json.object("status", status.deepCopy()));
        cluster.schedulers.updates.forget(task);
        cluster.runner.discard(task);
    }

    /** The agent of a task no longer answers. */
    void unreachable(TaskRecord task) {
        boolean aware = cluster.framework(task.framework).has("PARTITION_AWARE");
        ObjectNode status = statusByMaster(
                task, aware ? "TASK_UNREACHABLE" : "TASK_LOST", "health check timed out", "REASON_AGENT_REMOVED");
        status.set("unreachable_time", Json.time(cluster.now()));
        received(task, status, status.path("state").asText());
        cluster.schedulers.send(task.framework, "UPDATE", Json.object("status", status.deepCopy()));
    }

    /** The agent of a task is gone for ever. */
    void agentGone(TaskRecord task, boolean aware) {
        String state = aware ? "TASK_GONE_BY_OPERATOR" : "TASK_LOST";
        String reason = aware ? "REASON_AGENT_REMOVED_BY_OPERATOR" : "REASON_AGENT_REMOVED";
        byMaster(task, state, "Agent has been marked gone", reason);
    }

    /** It answers again. */
    void backAgain(TaskRecord task) {
        ObjectNode status = statusByMaster(
                task, task.toldState(), "Unreachable agent re-reregistered", "REASON_AGENT_REREGISTERED");
        task.lastStatus()
                .flatMap(last -> Json.find(last, "container_status"))
                .ifPresent(where -> status.set("container_status", where));
        cluster.schedulers.send(task.framework, "UPDATE", Json.object("status", status));
    }

    // ---- words

    private static ObjectNode containerStatus(TaskRecord task) {
        ObjectNode address = Json.object().put("protocol", "IPv4").put("ip_address", "127.0.0.1");
        ObjectNode network = Json.object("ip_addresses", Json.array(List.of(address)));
        ObjectNode id = Json.id(task.container);
        task.pod.ifPresent(parent -> id.set("parent", Json.id(parent)));
        ObjectNode status = Json.object("container_id", id);
        status.set("network_infos", Json.array(List.of(network)));
        return status.put("executor_pid", task.pid());
    }

    private ObjectNode statusByMaster(TaskRecord task, String state, String message, String reason) {
        return status(task, state, message, "SOURCE_MASTER", reason).put("timestamp", Json.seconds(cluster.now()));
    }

    private static ObjectNode status(TaskRecord task, String state, String message, String source, String reason) {
        ObjectNode status = Json.object("task_id", Json.id(task.id)).put("state", state);
        if (!message.isEmpty()) {
            status.put("message", message);
        }
        status.put("source", source);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        status.set("agent_id", Json.id(task.agent));
        return status;
    }

    private void publishUpdate(TaskRecord task, ObjectNode status, String state) {
        ObjectNode update = Json.object("framework_id", Json.id(task.framework));
        update.set("status", status.deepCopy());
        update.put("state", state);
        cluster.publish("TASK_UPDATED", update);
    }
}
