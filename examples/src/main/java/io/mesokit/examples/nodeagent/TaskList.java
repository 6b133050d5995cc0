package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Json;
import io.mesokit.examples.nodeagent.SeenTask.Share;
import io.mesokit.mesos.MesosAgent;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.ContainerStatus;
import io.mesokit.mesos.model.ContainerType;
import io.mesokit.mesos.model.Label;
import io.mesokit.mesos.model.Labels;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Scalar;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.TaskStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The tasks that a Mesos agent has launched. Each is read by itself, so that one that cannot be understood is
 * {@link Readiness#UNREADABLE} and the others are none the worse. Thread-safe.
 */
public final class TaskList {
    private static final double MEGABYTE = 1L << 20;
    private static final ObjectReader TASK = Json.mapper().readerFor(Task.class);

    private TaskList() {}

    /**
     * The call that asks an agent for its launched tasks: GET_STATE, of which all else is passed over as it comes.
     *
     * @return a call that keeps the last list, and gives out that very one while nothing of it changes: make it once.
     *     A list that is not there is an empty one
     */
    public static Call<List<SeenTask>> ask(MesosAgent agent) {
        Request request = Request.post("/api/v1")
                .json(Map.of("type", "GET_STATE"))
                .operation("state.get")
                // To pack it would cost the Mesos agent more than all of this costs us; it is on this very machine.
                .header("Accept-Encoding", "identity")
                .repeatable(true);
        return agent.raw(request, new LaunchedTasks());
    }

    /**
     * A task.
     *
     * @param json one object; anything else cannot be understood
     */
    static SeenTask read(byte[] json) {
        try {
            return seen(TASK.readValue(json));
        } catch (IOException | RuntimeException odd) {
            return unreadable(tree(json));
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException odd) {
            return MissingNode.getInstance();
        }
    }

    private static SeenTask unreadable(JsonNode json) {
        String id = json.path("task_id").path("value").asText("?");
        String framework = json.path("framework_id").path("value").asText("?");
        String name = json.path("name").asText(id);
        return new SeenTask(
                framework + '/' + id,
                id,
                name,
                framework,
                List.of(),
                List.of(),
                Share.NONE,
                OptionalLong.empty(),
                Readiness.UNREADABLE);
    }

    private static SeenTask seen(Task task) {
        Optional<ContainerStatus> container = container(task);
        OptionalLong pid = container.stream()
                .flatMapToInt(status -> status.executorPid().stream())
                .asLongStream()
                .findFirst();
        return new SeenTask(
                key(task, container),
                task.taskId().value(),
                task.name(),
                task.frameworkId().value(),
                containers(container.flatMap(ContainerStatus::containerId)),
                labels(task),
                share(task.resources()),
                pid,
                state(task, pid));
    }

    /** The newest status that tells a process: not every status tells of the container. */
    private static Optional<ContainerStatus> container(Task task) {
        List<ContainerStatus> told = task.statuses().stream()
                .flatMap(status -> status.containerStatus().stream())
                .toList();
        Stream<ContainerStatus> withPid =
                told.stream().filter(status -> status.executorPid().isPresent());
        return withPid.reduce((older, newer) -> newer).or(() -> told.stream().reduce((older, newer) -> newer));
    }

    private static String key(Task task, Optional<ContainerStatus> container) {
        String of = container
                .flatMap(ContainerStatus::containerId)
                .map(Object::toString)
                .orElse("");
        return task.frameworkId().value() + '/' + task.taskId().value() + '/' + of;
    }

    private static List<String> containers(Optional<ContainerId> innermost) {
        List<String> ids = new ArrayList<>();
        for (Optional<ContainerId> at = innermost; at.isPresent(); at = at.get().parent()) {
            ids.add(at.get().value());
        }
        return ids;
    }

    private static Readiness state(Task task, OptionalLong pid) {
        List<TaskStatus> statuses = task.statuses();
        boolean running =
                !statuses.isEmpty() && statuses.get(statuses.size() - 1).state().equals(TaskState.RUNNING);
        if (!running) {
            return Readiness.NOT_RUNNING;
        }
        if (pid.isPresent()) {
            return Readiness.READY;
        }
        boolean docker = task.container()
                .filter(container -> container.type().equals(ContainerType.DOCKER))
                .isPresent();
        return docker ? Readiness.DOCKER : Readiness.NO_PID;
    }

    private static List<Entry<String, String>> labels(Task task) {
        return task.labels().map(Labels::labels).orElse(List.of()).stream()
                .map(label -> Map.entry(label.key(), value(label)))
                .toList();
    }

    private static String value(Label label) {
        return label.value().orElse("");
    }

    /** A resource is listed once for each role, reservation and volume that it belongs to. */
    private static Share share(List<Resource> resources) {
        return new Share(
                sum(resources.stream(), "cpus"),
                sum(resources.stream().filter(one -> one.revocable().isPresent()), "cpus"),
                Math.round(sum(resources.stream(), "mem") * MEGABYTE));
    }

    private static double sum(Stream<Resource> resources, String name) {
        double sum = resources
                .filter(one -> one.name().equals(name))
                .flatMap(one -> one.scalar().stream())
                .mapToDouble(Scalar::value)
                .sum();
        // Mesos keeps three decimals; sums of doubles drift.
        return Math.round(sum * 1000) / 1000.0;
    }
}
