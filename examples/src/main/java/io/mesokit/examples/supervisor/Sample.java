package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Iteration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One value for Monasca, under the original's names and dimensions. Immutable.
 *
 * @param name of the metric
 * @param dimensions {@code jobname}, {@code framework} and {@code uuid}
 * @param value cores, seconds or a count
 * @param time when it was so
 */
record Sample(String name, Map<String, String> dimensions, double value, Instant time) {
    /** What a change of a job's state is worth telling. */
    static List<Sample> of(JobState state, Instant now) {
        Map<String, String> dimensions = Map.of("jobname", state.name(), "framework", "chronos", "uuid", state.uuid());
        Instant deadline = state.registration().deadline();
        return Stream.of(
                        Stream.of(new Sample("remaining_iterations", dimensions, state.remaining(), now)),
                        state.prediction().stream()
                                .map(end -> Duration.between(deadline, end).toMillis() / 1000.0)
                                .map(late -> new Sample("prediction_vs_deadline", dimensions, late, now)),
                        state.attempt().map(Attempt::cpus).or(state::size).stream()
                                .map(Cpus::cores)
                                .map(cores -> new Sample("current_cpu", dimensions, cores, now)),
                        last(state).map(run -> new Sample("last_job_duration", dimensions, run, now)))
                .flatMap(samples -> samples)
                .toList();
    }

    private static Stream<Double> last(JobState state) {
        List<Iteration> history = state.history();
        return history.isEmpty()
                ? Stream.empty()
                : Stream.of(history.get(history.size() - 1).run().toMillis() / 1000.0);
    }
}
