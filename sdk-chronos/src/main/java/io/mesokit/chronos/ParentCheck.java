package io.mesokit.chronos;

import io.mesokit.chronos.InvalidJobException.Problem;
import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.JobGraph;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks a dependent job's parents up in the server's graph. One that is not there may have been put a moment ago, for
 * the server does not read its own writes at once; so it is looked for again, for a while.
 */
final class ParentCheck {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int LOOKS = 10;

    private final Supplier<JobGraph> graph;
    private final Pause pause;

    ParentCheck(Supplier<JobGraph> graph, Pause pause) {
        this.graph = graph;
        this.pause = pause;
    }

    /** Waits between two looks. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration duration);
    }

    /**
     * Throws if a parent does not exist, or waits for the job itself.
     *
     * @throws InvalidJobException naming them
     */
    void check(DependentJob job) {
        JobGraph known = graph.get();
        for (int look = 1; look < LOOKS && !missing(job, known).isEmpty(); look++) {
            pause.sleep(PAUSE);
            known = graph.get();
        }
        List<String> missing = missing(job, known);
        if (!missing.isEmpty()) {
            throw invalid(
                    job,
                    "holds " + missing + ", which the server does not know (3.x would silently forget this job);"
                            + " put parents first, or correct the name");
        }
        cycle(job, known).ifPresent(path -> {
            throw invalid(job, "make a cycle: " + path + "; a job cannot wait for itself");
        });
    }

    static List<String> missing(DependentJob job, JobGraph graph) {
        return job.parents().stream()
                .filter(parent -> graph.node(parent).isEmpty())
                .toList();
    }

    private static InvalidJobException invalid(DependentJob job, String message) {
        return new InvalidJobException(job.name(), List.of(new Problem("parents", message)));
    }

    /** A way from the job over its new parents back to itself, such as {@code a <- b <- a}. */
    static Optional<String> cycle(DependentJob job, JobGraph graph) {
        Ways ways = new Ways();
        ways.lead(job.name(), job.parents());
        while (!ways.open.isEmpty()) {
            String next = ways.open.pop();
            String way = ways.to.getOrDefault(next, next);
            if (next.equals(job.name())) {
                return Optional.of(way);
            }
            ways.lead(way, graph.parentsOf(next));
        }
        return Optional.empty();
    }

    /** The ways found so far, one to each job, and the jobs yet to be gone on from. */
    private static final class Ways {
        private final Map<String, String> to = new HashMap<>();
        private final Deque<String> open = new ArrayDeque<>();

        void lead(String way, List<String> parents) {
            for (String parent : parents) {
                if (to.putIfAbsent(parent, way + " <- " + parent) == null) {
                    open.push(parent);
                }
            }
        }
    }
}
