package io.mesokit.testkit.chronos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The jobs that the scheduler knows, and who waits for whom. Not thread-safe. */
final class JobGraph {
    /** From parent to child, with how often the parent has succeeded. Kept in the order of making. */
    private final Map<Edge, Long> edges = new LinkedHashMap<>();

    private final Map<String, Job> jobs = new LinkedHashMap<>();

    record Edge(String parent, String child) {}

    Optional<Job> find(String name) {
        return Optional.ofNullable(jobs.get(name));
    }

    Collection<Job> jobs() {
        return List.copyOf(jobs.values());
    }

    List<Edge> edges() {
        return List.copyOf(edges.keySet());
    }

    /** Adds or replaces a job. A dependent job whose parents are not all there is dropped, and false returned. */
    boolean put(Job job) {
        edges.keySet().removeIf(edge -> edge.child().equals(job.name()));
        if (!jobs.keySet().containsAll(job.parents())) {
            remove(job.name());
            return false;
        }
        jobs.put(job.name(), job);
        job.parents().forEach(parent -> edges.put(new Edge(parent, job.name()), 0L));
        return true;
    }

    /** Replaces what is known of a job and leaves its edges alone; nothing when it is gone. */
    void update(Job job) {
        jobs.computeIfPresent(job.name(), (name, old) -> job);
    }

    void remove(String name) {
        jobs.remove(name);
        edges.keySet()
                .removeIf(edge -> edge.parent().equals(name) || edge.child().equals(name));
    }

    List<String> children(String parent) {
        return edges.keySet().stream()
                .filter(edge -> edge.parent().equals(parent))
                .map(Edge::child)
                .toList();
    }

    /** Counts a success of the parent; gives the children whose other parents have succeeded at least as often. */
    List<String> succeeded(String parent) {
        List<String> ready = new ArrayList<>();
        for (String child : children(parent)) {
            long count = edges.merge(new Edge(parent, child), 1L, Long::sum);
            if (edges.entrySet().stream()
                    .filter(edge -> edge.getKey().child().equals(child))
                    .allMatch(edge -> edge.getValue() >= count)) {
                ready.add(child);
            }
        }
        return ready;
    }

    /** Whether a job of that name with those parents would, in two or more steps, wait for itself. */
    boolean wouldCycle(String name, List<String> parents) {
        return parents.stream().anyMatch(parent -> !parent.equals(name) && waitsFor(parent, name, new HashSet<>()));
    }

    private boolean waitsFor(String job, String other, Set<String> seen) {
        if (!seen.add(job)) {
            return false;
        }
        List<String> parents = find(job).map(Job::parents).orElse(List.of());
        return parents.contains(other) || parents.stream().anyMatch(parent -> waitsFor(parent, other, seen));
    }
}
