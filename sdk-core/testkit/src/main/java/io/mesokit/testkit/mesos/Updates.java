package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/*
 * The updates of tasks whose framework acknowledges them. Only the oldest one of a task is under way; it is sent again
 * after 10 seconds, 20, and so on up to 10 minutes, until it is acknowledged, and newer ones wait behind it. So what a
 * framework is told can lag behind what the master shows: each time an update is sent, the master learns the newest
 * state besides. Used under the cluster's lock.
 */
final class Updates {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Cluster cluster;
    private final Map<String, Waiting> byTask = new LinkedHashMap<>();

    private record Waiting(TaskRecord task, Deque<ObjectNode> statuses) {}

    Updates(Cluster cluster) {
        this.cluster = cluster;
    }

    private static String key(TaskRecord task) {
        return task.framework + "/" + task.id;
    }

    /** Takes an update from the executor or the agent. */
    void add(TaskRecord task, ObjectNode status) {
        Waiting waiting = byTask.computeIfAbsent(key(task), unused -> new Waiting(task, new ArrayDeque<>()));
        waiting.statuses().addLast(status);
        if (waiting.statuses().size() == 1) {
            forward(waiting, FIRST_PAUSE);
        }
    }

    private void forward(Waiting waiting, Duration pause) {
        ObjectNode oldest = waiting.statuses().getFirst();
        String newest = waiting.statuses().getLast().path("state").asText();
        if (cluster.agents.containsKey(waiting.task().agent)) {
            cluster.reports.received(waiting.task(), oldest, newest);
            cluster.schedulers.send(waiting.task().framework, "UPDATE", Json.object("status", oldest.deepCopy()));
        }
        Duration next = pause.multipliedBy(2);
        cluster.time.after(
                pause,
                () -> cluster.locked(() -> {
                    if (oldest.equals(waiting.statuses().peekFirst()) && byTask.containsValue(waiting)) {
                        forward(waiting, next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next);
                    }
                }));
    }

    /** The framework has taken note. A task whose end it knows is over. */
    void acknowledge(FrameworkRecord framework, String taskId, String uuid) {
        Waiting waiting = byTask.get(framework.id + "/" + taskId);
        if (waiting == null || !uuidOf(waiting.statuses().getFirst()).equals(uuid)) {
            return;
        }
        ObjectNode told = waiting.statuses().removeFirst();
        if (TaskRecord.isTerminal(told.path("state").asText())) {
            byTask.remove(key(waiting.task()));
            framework.complete(waiting.task());
        } else if (waiting.statuses().isEmpty()) {
            byTask.remove(key(waiting.task()));
        } else {
            forward(waiting, FIRST_PAUSE);
        }
    }

    private static String uuidOf(ObjectNode status) {
        return Objects.requireNonNullElse(status.path("uuid").textValue(), "");
    }

    /** Sends to a framework that came back what it has not acknowledged. */
    void repeat(FrameworkRecord framework) {
        List.copyOf(byTask.values()).stream()
                .filter(waiting -> waiting.task().framework.equals(framework.id))
                .forEach(waiting -> cluster.schedulers.send(
                        framework.id,
                        "UPDATE",
                        Json.object("status", waiting.statuses().getFirst().deepCopy())));
    }

    /** Whether the newest state of a task, told or not, is an end. */
    boolean ended(TaskRecord task) {
        return Optional.ofNullable(byTask.get(key(task)))
                .map(waiting -> waiting.statuses().getLast().path("state").asText())
                .filter(TaskRecord::isTerminal)
                .isPresent();
    }

    void forget(TaskRecord task) {
        byTask.remove(key(task));
    }
}
