package io.mesokit.examples.top;

import io.mesokit.mesos.model.AllocationInfo;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.TaskStatus;
import io.mesokit.mesos.view.Cluster;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What ids of frameworks and agents are called, and tasks with those names. For one thread. */
final class Names {
    private final Map<String, String> frameworks = new HashMap<>();
    private final Map<String, String> agents = new HashMap<>();

    private Names() {}

    static Names of(Cluster cluster) {
        Names names = new Names();
        Stream.concat(cluster.completedFrameworks().stream(), cluster.frameworks().stream())
                .map(framework -> framework.frameworkInfo())
                .forEach(info -> info.id().ifPresent(id -> names.frameworks.put(id.value(), info.name())));
        Stream.concat(
                        cluster.recoveredAgents().stream(),
                        cluster.agents().stream().map(agent -> agent.agentInfo()))
                .forEach(info -> info.id().ifPresent(id -> names.agents.put(id.value(), info.hostname())));
        return names;
    }

    TaskRow row(Task task) {
        String framework = task.frameworkId().value();
        String agent = task.agentId().value();
        List<TaskStatus> statuses = task.statuses();
        Optional<TaskStatus> last =
                statuses.isEmpty() ? Optional.empty() : Optional.of(statuses.get(statuses.size() - 1));
        return new TaskRow(
                task.taskId().value(),
                task.name(),
                frameworks.getOrDefault(framework, framework),
                framework,
                agents.getOrDefault(agent, agent),
                agent,
                role(task.resources()),
                state(task),
                Usage.of(task.resources()),
                statuses.stream().findFirst().flatMap(Names::time),
                last.flatMap(Names::time),
                last.flatMap(TaskStatus::message).orElse(""));
    }

    private static String role(List<Resource> resources) {
        return resources.stream()
                .flatMap(resource -> resource.allocationInfo().flatMap(AllocationInfo::role).stream())
                .findFirst()
                .orElse("*");
    }

    private static String state(Task task) {
        return task.state().word().replaceFirst("^TASK_", "").toLowerCase(Locale.ROOT);
    }

    private static Optional<Instant> time(TaskStatus status) {
        return status.timestamp().isPresent()
                ? Optional.of(Instant.ofEpochMilli(Math.round(status.timestamp().getAsDouble() * 1000)))
                : Optional.empty();
    }
}
