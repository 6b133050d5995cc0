package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.exec.RunningTask;
import io.mesokit.testkit.exec.TaskExecutor;
import io.mesokit.testkit.exec.TaskExit;
import io.mesokit.testkit.exec.TaskSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What agents do with the commands of tasks: start them a little later, tell how they fare, end them when asked. Used
 * under the cluster's lock.
 */
final class TaskRunner {
    private static final int BY_SIGNAL = 128;

    private final Cluster cluster;
    private final TaskExecutor executor;
    private final Duration pause;
    private final Map<TaskRecord, RunningTask> running = new HashMap<>();
    private final Set<TaskRecord> unwanted = new HashSet<>();

    TaskRunner(Cluster cluster, TaskExecutor executor, Duration pause) {
        this.cluster = cluster;
        this.executor = executor;
        this.pause = pause;
    }

    /** Starts a task by its TaskInfo. */
    void launch(TaskRecord task, JsonNode info) {
        cluster.time.after(pause, () -> cluster.locked(() -> start(task, info)));
    }

    private void start(TaskRecord task, JsonNode info) {
        if (task.terminal() || !cluster.has(task)) {
            return;
        }
        if (unwanted.remove(task)) {
            cluster.reports.update(
                    task, "TASK_KILLED", "Task killed during launch", "REASON_TASK_KILLED_DURING_LAUNCH");
            return;
        }
        launched(task, info).ifPresent(process -> runs(task, info, process));
    }

    private Optional<RunningTask> launched(TaskRecord task, JsonNode info) {
        try {
            return Optional.of(executor.launch(
                    Commands.spec(task, info.path("command")), exit -> cluster.locked(() -> ended(task, exit))));
        } catch (RuntimeException refused) {
            cluster.reports.notStarted(task, refused);
            return Optional.empty();
        }
    }

    private void runs(TaskRecord task, JsonNode info, RunningTask process) {
        running.put(task, process);
        task.process = Optional.of(process);
        cluster.reports.update(task, "TASK_STARTING", "", "");
        cluster.reports.update(task, "TASK_RUNNING", "", "");
        Json.find(info, "max_completion_time")
                .map(time -> Duration.ofNanos(time.path("nanoseconds").asLong()))
                .ifPresent(most -> cluster.time.after(most, () -> cluster.locked(() -> overdue(task))));
    }

    private void overdue(TaskRecord task) {
        if (running.containsKey(task)) {
            cluster.reports.update(
                    task,
                    "TASK_FAILED",
                    "Task failed because it reached its maximum completion time",
                    "REASON_MAX_COMPLETION_TIME_REACHED");
        }
    }

    private void ended(TaskRecord task, TaskExit exit) {
        if (running.remove(task) == null) {
            return;
        }
        if (exit.killed()) {
            cluster.reports.update(task, "TASK_KILLED", "Command terminated with signal Terminated", "");
        } else if (exit.success()) {
            cluster.reports.update(task, "TASK_FINISHED", "Command exited with status 0", "");
        } else {
            cluster.reports.update(task, "TASK_FAILED", failure(exit.status()), "");
        }
    }

    private static String failure(int status) {
        return switch (status) {
            case BY_SIGNAL + 9 -> "Command terminated with signal Killed";
            case BY_SIGNAL + 15 -> "Command terminated with signal Terminated";
            default -> "Command exited with status " + status;
        };
    }

    /** Ends a task as its framework wishes, and tells of it. */
    void kill(TaskRecord task) {
        Optional<RunningTask> process = Optional.ofNullable(running.get(task));
        if (process.isEmpty() && task.state().equals("TASK_STAGING")) {
            unwanted.add(task);
            return;
        }
        if (cluster.framework(task.framework).has("TASK_KILLING_STATE") && !task.terminal()) {
            cluster.reports.update(task, "TASK_KILLING", "", "");
        }
        process.ifPresentOrElse(
                RunningTask::kill,
                () -> cluster.reports.update(task, "TASK_KILLED", "Command terminated with signal Terminated", ""));
    }

    /** Ends what runs of a task that is over; nothing is told. */
    void discard(TaskRecord task) {
        unwanted.remove(task);
        Optional.ofNullable(running.remove(task)).ifPresent(RunningTask::kill);
    }

    /** Runs the command of an executor, which speaks for itself; the return value ends it. */
    RunningTask execute(TaskSpec spec, java.util.function.Consumer<TaskExit> onExit) {
        return executor.launch(spec, exit -> cluster.locked(() -> onExit.accept(exit)));
    }
}
