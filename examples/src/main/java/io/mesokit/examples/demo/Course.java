package io.mesokit.examples.demo;

import io.mesokit.examples.supervisor.JobState;
import io.mesokit.examples.supervisor.plan.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the supervisor said of each job, in order. Thread-safe. */
final class Course {
    /**
     * A job at a moment.
     *
     * @param time when
     * @param state how it stood
     */
    record Moment(Instant time, JobState state) {}

    private final Map<String, List<Moment>> moments = new LinkedHashMap<>();

    synchronized void add(Instant time, JobState state) {
        moments.computeIfAbsent(state.name(), name -> new ArrayList<>()).add(new Moment(time, state));
    }

    synchronized List<Moment> of(String job) {
        return List.copyOf(moments.getOrDefault(job, List.of()));
    }

    /** The last state of every job. */
    synchronized List<JobState> now() {
        return moments.values().stream()
                .map(all -> all.get(all.size() - 1).state())
                .toList();
    }

    /** Whether a job was ever called infeasible before its deadline. */
    boolean foretoldMiss(String job) {
        return of(job).stream()
                .anyMatch(moment -> moment.state().verdict() == Verdict.INFEASIBLE
                        && moment.time().isBefore(moment.state().registration().deadline()));
    }
}
