package io.mesokit.examples.top;

import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.DrainState;
import io.mesokit.mesos.model.FrameworkInfo;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Executor;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.view.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is shown of a cluster at one moment. What frameworks and agents use is summed up from tasks and executors,
 * for no event tells of it. Immutable.
 *
 * @param agents every registered agent, those that a new leader waits for, and those that went away and left tasks
 * @param tasks every task that is not over, and those that ended of late, newest last
 */
record Board(Usage used, Usage total, List<AgentRow> agents, List<FrameworkRow> frameworks, List<TaskRow> tasks) {
    /** For how long a task that is over is still shown. */
    static final Duration RECENTLY = Duration.ofMinutes(10);

    /** What executors use beside their tasks, by the id of whom it counts for. */
    private record Beside(Map<String, Usage> agents, Map<String, Usage> frameworks) {
        static Beside of(Cluster cluster) {
            Beside beside = new Beside(new HashMap<>(), new HashMap<>());
            for (Executor executor : cluster.executors()) {
                Usage used = Usage.of(executor.executorInfo().resources());
                beside.agents.merge(executor.agentId().value(), used, Usage::plus);
                executor.executorInfo()
                        .frameworkId()
                        .ifPresent(id -> beside.frameworks.merge(id.value(), used, Usage::plus));
            }
            return beside;
        }
    }

    static Board of(Cluster cluster, Instant now) {
        Names names = Names.of(cluster);
        Beside beside = Beside.of(cluster);
        List<TaskRow> live = cluster.tasks().stream().map(names::row).toList();
        List<TaskRow> lost = cluster.unreachableTasks().stream().map(names::row).toList();
        Stream<TaskRow> over = cluster.completedTasks().stream()
                .map(names::row)
                .filter(task ->
                        task.changed().filter(now.minus(RECENTLY)::isBefore).isPresent());
        Map<String, AgentRow> agents = missing(cluster, lost);
        Map<String, List<TaskRow>> byAgent = live.stream().collect(Collectors.groupingBy(TaskRow::agentId));
        cluster.agents().stream()
                .map(agent -> row(agent, byAgent, beside.agents))
                .forEach(row -> agents.put(row.id(), row));
        Usage total = agents.values().stream().map(AgentRow::total).reduce(Usage.NONE, Usage::plus);
        Usage used = agents.values().stream().map(AgentRow::used).reduce(Usage.NONE, Usage::plus);
        Map<String, List<TaskRow>> byFramework =
                Stream.concat(live.stream(), lost.stream()).collect(Collectors.groupingBy(TaskRow::frameworkId));
        List<FrameworkRow> frameworks = cluster.frameworks().stream()
                .map(framework -> row(framework, byFramework, beside.frameworks, total))
                .toList();
        List<TaskRow> tasks = Stream.of(live.stream(), lost.stream(), over)
                .flatMap(some -> some)
                .toList();
        return new Board(used, total, List.copyOf(agents.values()), frameworks, tasks);
    }

    /** The agents that are not registered, by id. */
    private static Map<String, AgentRow> missing(Cluster cluster, List<TaskRow> lost) {
        Map<String, AgentRow> rows = new TreeMap<>();
        lost.forEach(task -> rows.put(task.agentId(), missing(task.agentId(), "", "unreachable")));
        for (AgentInfo info : cluster.recoveredAgents()) {
            String id = info.id().map(Object::toString).orElse("");
            rows.put(id, missing(id, info.hostname(), "recovered"));
        }
        return rows;
    }

    private static AgentRow missing(String id, String host, String state) {
        return new AgentRow(id, host, state, "", 0, Usage.NONE, Usage.NONE);
    }

    private static AgentRow row(Agent agent, Map<String, List<TaskRow>> tasks, Map<String, Usage> beside) {
        String id = agent.agentInfo().id().map(Object::toString).orElse("");
        List<TaskRow> here = tasks.getOrDefault(id, List.of());
        Usage used = sum(here).plus(beside.getOrDefault(id, Usage.NONE));
        Usage total = Usage.of(agent.totalResources());
        return new AgentRow(id, agent.agentInfo().hostname(), state(agent), agent.version(), here.size(), used, total);
    }

    private static String state(Agent agent) {
        Optional<DrainState> drain = agent.drainInfo().map(info -> info.state());
        if (drain.isPresent()) {
            return drain.get().word().toLowerCase(Locale.ROOT);
        }
        if (agent.deactivated().orElse(false)) {
            return "deactivated";
        }
        return agent.active() ? "active" : "disconnected";
    }

    private static FrameworkRow row(
            Framework framework, Map<String, List<TaskRow>> tasks, Map<String, Usage> beside, Usage total) {
        FrameworkInfo info = framework.frameworkInfo();
        String id = info.id().map(Object::toString).orElse("");
        List<TaskRow> its = tasks.getOrDefault(id, List.of());
        Usage used = sum(its).plus(beside.getOrDefault(id, Usage.NONE));
        int running = count(its, "running");
        int staging = count(its, "staging") + count(its, "starting");
        int other = its.size() - running - staging;
        List<String> roles = info.roles().isEmpty() ? List.of(info.role().orElse("*")) : info.roles();
        return new FrameworkRow(
                id, info.name(), roles, state(framework), running, staging, other, used, used.share(total));
    }

    private static String state(Framework framework) {
        if (framework.recovered()) {
            return "recovered";
        }
        if (!framework.connected()) {
            return "disconnected";
        }
        return framework.active() ? "active" : "inactive";
    }

    private static Usage sum(List<TaskRow> tasks) {
        return tasks.stream()
                .filter(task -> !task.state().equals("unreachable"))
                .map(TaskRow::used)
                .reduce(Usage.NONE, Usage::plus);
    }

    private static int count(List<TaskRow> tasks, String state) {
        return (int) tasks.stream().filter(task -> task.state().equals(state)).count();
    }

    /** How many agents, or tasks, are in each state. */
    static String counts(Stream<String> states) {
        Map<String, Long> counts =
                states.collect(Collectors.groupingBy(state -> state, TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }
}
