package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks have got to a custom executor, and what it has told of them. What was sent counts as delivered, whether
 * anybody read it or not. Used under the cluster's lock.
 */
final class Deliveries {
    private final List<Batch> waiting = new ArrayList<>();
    private final Set<TaskRecord> delivered = new HashSet<>();
    /** Those delivered of which nothing has been heard. */
    private final Set<TaskRecord> silent = new LinkedHashSet<>();

    private final Set<Update> updates = new HashSet<>();

    private record Update(String task, String uuid) {}

    /** Tasks that are delivered together, and how the executor is told. */
    record Batch(List<TaskRecord> tasks, ObjectNode event) {}

    void add(Batch batch) {
        waiting.add(batch);
    }

    /** Whether there has never been anything to do. */
    boolean none() {
        return waiting.isEmpty() && delivered.isEmpty();
    }

    /** Delivers what waits; the events are to be sent. */
    List<ObjectNode> deliver() {
        List<ObjectNode> events = waiting.stream().map(Batch::event).toList();
        waiting.forEach(batch -> delivered.addAll(batch.tasks()));
        waiting.forEach(batch -> silent.addAll(batch.tasks()));
        waiting.clear();
        return events;
    }

    /** Takes a task back, with those that were to come with it; nothing, if it has been delivered. */
    List<TaskRecord> takeBack(TaskRecord task) {
        if (delivered.contains(task)) {
            return List.of();
        }
        Optional<Batch> batch =
                waiting.stream().filter(one -> one.tasks().contains(task)).findFirst();
        batch.ifPresent(waiting::remove);
        return batch.map(Batch::tasks).orElse(List.of(task));
    }

    /** Whether an update of a task was told before. */
    boolean knows(String task, String uuid) {
        return updates.contains(new Update(task, uuid));
    }

    void heard(TaskRecord task, String uuid) {
        updates.add(new Update(task.id, uuid));
        silent.remove(task);
    }

    /** Those that were delivered but have got lost, when the executor has none but these. */
    List<TaskRecord> lost(Set<String> held) {
        return silent.stream().filter(task -> !held.contains(task.id)).toList();
    }
}
