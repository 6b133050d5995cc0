package io.mesokit.mesos.view;

import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.TaskId;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.TaskStatus;
import io.mesokit.mesos.model.TaskStatusReason;
import io.mesokit.mesos.model.TaskStatusSource;
import io.mesokit.mesos.model.master.GetTasksResponse;
import io.mesokit.mesos.model.master.TaskUpdatedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tasks, in their three places. Not safe for use by several threads.
 *
 * <p>Keyed by id, but for the completed ones: a framework may use an id again once the task is over, and the master
 * then keeps both. Changes are told by id, for the latest task that has it.
 */
final class TaskLedger {
    private final Retention retention;
    private final Map<TaskKey, Task> live = new LinkedHashMap<>();
    private final Map<FrameworkId, Map<TaskId, Task>> unreachable = new LinkedHashMap<>();
    private final Map<FrameworkId, List<Task>> completed = new LinkedHashMap<>();

    TaskLedger(Retention retention) {
        this.retention = retention;
    }

    TaskLedger(TaskLedger other) {
        this.retention = other.retention;
        this.live.putAll(other.live);
        other.unreachable.forEach((framework, tasks) -> unreachable.put(framework, new LinkedHashMap<>(tasks)));
        other.completed.forEach((framework, tasks) -> completed.put(framework, new ArrayList<>(tasks)));
    }

    /** Fills an empty ledger. */
    void load(GetTasksResponse tasks) {
        Changes untold = new Changes();
        tasks.completedTasks().forEach(task -> complete(task, untold));
        tasks.unreachableTasks().forEach(task -> lose(task, untold));
        tasks.pendingTasks().forEach(this::place);
        tasks.orphanTasks().forEach(this::place);
        tasks.tasks().forEach(this::place);
    }

    private void place(Task task) {
        if (task.state().terminal()) {
            complete(task, new Changes());
        } else {
            live.put(TaskKey.of(task), task);
        }
    }

    /**
     * A launched task, or one that an agent brought back.
     *
     * @param instead whether the master takes it for what it lists by that id as unreachable or completed, and forgets
     *     that
     */
    void added(Task task, boolean instead, Changes changes) {
        TaskKey key = TaskKey.of(task);
        Optional<Task> before = find(key);
        live.remove(key);
        if (instead) {
            removeUnreachable(key);
            completedOf(task).removeIf(over -> TaskKey.of(over).equals(key));
        }
        if (task.state().terminal()) {
            complete(task, changes);
        } else {
            live.put(key, task);
        }
        changes.task(before, find(key));
    }

    /** The agent is back, and has brought back what it still has; the master forgets the rest. */
    void agentBack(AgentId id, Changes changes) {
        List<Task> left = unreachable.values().stream()
                .flatMap(of -> of.values().stream())
                .filter(task -> task.agentId().equals(id))
                .toList();
        for (Task task : left) {
            removeUnreachable(TaskKey.of(task));
            changes.task(Optional.of(task), find(TaskKey.of(task)));
        }
    }

    /** Returns whether the task is known. */
    boolean updated(TaskUpdatedEvent event, Changes changes) {
        TaskKey key = new TaskKey(event.frameworkId(), event.status().taskId());
        Optional<Task> before = find(key);
        before.ifPresent(task -> replace(task, after(task, event), event.status(), changes));
        return before.isPresent();
    }

    private void replace(Task old, Task task, TaskStatus status, Changes changes) {
        TaskKey key = TaskKey.of(old);
        boolean lost = status.unreachableTime().isPresent()
                || task.state().equals(TaskState.UNREACHABLE)
                || (agentGone(status) && status.state().equals(TaskState.LOST));
        if (!lost && !task.state().terminal() && live.containsKey(key)) {
            live.put(key, task);
        } else if (lost || !replaceCompleted(old, task)) {
            move(key, old, task, lost, changes);
        }
        changes.task(Optional.of(old), find(key));
    }

    /**
     * Whether the task's agent was marked gone. To frameworks that know nothing of partitions the master tells a loss
     * as any other, but for the words, which are the same in all versions that can mark agents gone; and it keeps such
     * tasks as unreachable ones.
     */
    static boolean agentGone(TaskStatus status) {
        boolean operator = status.reason().equals(Optional.of(TaskStatusReason.AGENT_REMOVED_BY_OPERATOR));
        boolean inWords = status.reason().equals(Optional.of(TaskStatusReason.AGENT_REMOVED))
                && status.message().equals(Optional.of("Agent has been marked gone"));
        return status.source().equals(Optional.of(TaskStatusSource.MASTER)) && (operator || inWords);
    }

    private void move(TaskKey key, Task old, Task task, boolean lost, Changes changes) {
        live.remove(key);
        removeUnreachable(key);
        removeCompleted(old);
        if (lost) {
            lose(task, changes);
        } else if (task.state().terminal()) {
            complete(task, changes);
        } else {
            live.put(key, task);
        }
    }

    /** What the master makes of a task when it gets a status: the last of each run of equal states is kept. */
    private static Task after(Task task, TaskUpdatedEvent event) {
        List<TaskStatus> statuses = new ArrayList<>(task.statuses());
        TaskStatus status = event.status();
        if (!statuses.isEmpty() && statuses.get(statuses.size() - 1).state().equals(status.state())) {
            statuses.remove(statuses.size() - 1);
        }
        statuses.add(status);
        var next = task.toBuilder().state(event.state()).statuses(statuses);
        status.uuid().ifPresent(uuid -> next.statusUpdateState(status.state()).statusUpdateUuid(uuid));
        return next.build();
    }

    /** The framework is over: none of its tasks can be live. */
    void frameworkRemoved(FrameworkId id, Changes changes) {
        List<Task> left = live.values().stream()
                .filter(task -> task.frameworkId().equals(id))
                .toList();
        for (Task task : left) {
            live.remove(TaskKey.of(task));
            changes.task(Optional.of(task), find(TaskKey.of(task)));
        }
    }

    /** The framework is no longer kept, nor are its tasks. */
    void frameworkForgotten(FrameworkId id, Changes changes) {
        Map<TaskKey, Task> gone = new LinkedHashMap<>();
        removed(completed, id).ifPresent(tasks -> tasks.forEach(task -> gone.put(TaskKey.of(task), task)));
        removed(unreachable, id).ifPresent(tasks -> tasks.values().forEach(task -> gone.put(TaskKey.of(task), task)));
        gone.forEach((key, task) -> changes.task(Optional.of(task), find(key)));
    }

    private static <V> Optional<V> removed(Map<FrameworkId, V> map, FrameworkId id) {
        return Optional.ofNullable(map.remove(id));
    }

    private void lose(Task task, Changes changes) {
        Map<TaskId, Task> of = unreachable.computeIfAbsent(task.frameworkId(), id -> new LinkedHashMap<>());
        of.put(task.taskId(), task);
        if (of.size() > retention.unreachableTasks()) {
            Task oldest = of.values().iterator().next();
            of.remove(oldest.taskId());
            forgotten(oldest, task, changes);
        }
    }

    private void complete(Task task, Changes changes) {
        List<Task> of = completed.computeIfAbsent(task.frameworkId(), id -> new ArrayList<>());
        of.add(task);
        if (of.size() > retention.completedTasks()) {
            Task oldest = of.remove(0);
            if (find(TaskKey.of(oldest)).isEmpty()) { // else its id was used again, and that task is the latest
                forgotten(oldest, task, changes);
            }
        }
    }

    /** The change of the new task itself is told by whoever added it. */
    private void forgotten(Task oldest, Task cause, Changes changes) {
        TaskKey key = TaskKey.of(oldest);
        if (!key.equals(TaskKey.of(cause))) {
            changes.task(Optional.of(oldest), find(key));
        }
    }

    private void removeUnreachable(TaskKey key) {
        unreachable.computeIfPresent(key.frameworkId(), (id, tasks) -> {
            tasks.remove(key.taskId());
            return tasks.isEmpty() ? null : tasks;
        });
    }

    private void removeCompleted(Task task) {
        List<Task> of = completedOf(task);
        int index = lastIndexOf(of, task);
        if (index >= 0) {
            of.remove(index);
        }
    }

    private boolean replaceCompleted(Task old, Task task) {
        List<Task> of = completedOf(old);
        int index = lastIndexOf(of, old);
        if (index >= 0) {
            of.set(index, task);
        }
        return index >= 0;
    }

    private List<Task> completedOf(Task task) {
        return completed.getOrDefault(task.frameworkId(), new ArrayList<>());
    }

    /** By identity, from the newest: equal tasks may have lived one after the other. */
    @SuppressWarnings("ReferenceEquality")
    private static int lastIndexOf(List<Task> of, Task task) {
        int index = of.size() - 1;
        while (index >= 0 && of.get(index) != task) {
            index--;
        }
        return index;
    }

    Optional<Task> find(TaskKey key) {
        @Nullable Task task = live.get(key);
        if (task == null) {
            task = unreachable.getOrDefault(key.frameworkId(), Map.of()).get(key.taskId());
        }
        return task == null ? findCompleted(key) : Optional.of(task);
    }

    private Optional<Task> findCompleted(TaskKey key) {
        List<Task> of = completed.getOrDefault(key.frameworkId(), List.of());
        for (int i = of.size() - 1; i >= 0; i--) {
            if (of.get(i).taskId().equals(key.taskId())) {
                return Optional.of(of.get(i));
            }
        }
        return Optional.empty();
    }

    List<Task> live() {
        return List.copyOf(live.values());
    }

    List<Task> unreachable() {
        return unreachable.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    List<Task> completed() {
        return completed.values().stream().flatMap(Collection::stream).toList();
    }

    /** What differs by id between an older ledger and this one. */
    void differences(TaskLedger older, Changes changes) {
        Map<TaskKey, Task> before = older.latest();
        Map<TaskKey, Task> after = latest();
        Set<TaskKey> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.forEach(key -> changes.task(Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key))));
    }

    private Map<TaskKey, Task> latest() {
        Map<TaskKey, Task> latest = new HashMap<>();
        completed().forEach(task -> latest.put(TaskKey.of(task), task));
        unreachable().forEach(task -> latest.put(TaskKey.of(task), task));
        latest.putAll(live);
        return latest;
    }
}
