package io.mesokit.mesos.view;

import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares two states by what events tell. */
final class Comparison {
    private Comparison() {}

    static List<Difference> between(ClusterState here, ClusterState there) {
        List<Difference> found = new ArrayList<>();
        Map<String, String> ours = facts(here);
        Map<String, String> theirs = facts(there);
        TreeSet<String> subjects = new TreeSet<>(ours.keySet());
        subjects.addAll(theirs.keySet());
        for (String subject : subjects) {
            Difference difference =
                    new Difference(subject, ours.getOrDefault(subject, ""), theirs.getOrDefault(subject, ""));
            if (!difference.here().equals(difference.there())) {
                found.add(difference);
            }
        }
        return List.copyOf(found);
    }

    private static Map<String, String> facts(ClusterState state) {
        Map<String, String> facts = new TreeMap<>();
        put(facts, state.tasks(), task -> "live task " + TaskKey.of(task), Comparison::fact);
        put(facts, state.unreachableTasks(), task -> "unreachable task " + TaskKey.of(task), Comparison::fact);
        put(facts, state.completedTasks(), task -> "completed task " + TaskKey.of(task), Comparison::fact);
        put(facts, state.agents(), Comparison::subject, Comparison::fact);
        put(facts, state.frameworks(), framework -> "framework " + id(framework), Comparison::fact);
        put(facts, state.completedFrameworks(), framework -> "completed framework " + id(framework), Comparison::fact);
        return facts;
    }

    /** Several may be of one subject, such as completed tasks whose id was used again. */
    private static <T> void put(
            Map<String, String> facts, Collection<T> all, Function<T, String> subject, Function<T, String> fact) {
        facts.putAll(all.stream()
                .collect(Collectors.groupingBy(subject, Collectors.mapping(fact, Collectors.joining(", ")))));
    }

    private static String fact(Task task) {
        return task.state() + " on " + task.agentId();
    }

    private static String subject(Agent agent) {
        return "agent " + agent.agentInfo().id().map(Object::toString).orElse("without id");
    }

    private static String fact(Agent agent) {
        return agent.agentInfo().hostname() + " " + agent.version();
    }

    private static String id(Framework framework) {
        return framework.frameworkInfo().id().map(Object::toString).orElse("without id");
    }

    private static String fact(Framework framework) {
        return framework.frameworkInfo().name();
    }
}
