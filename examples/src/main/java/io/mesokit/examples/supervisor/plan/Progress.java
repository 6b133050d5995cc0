package io.mesokit.examples.supervisor.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a job stands between two runs. Immutable.
 *
 * @param goal what was asked
 * @param history all runs that ended, oldest first
 * @param current the size decided last, or empty before the first decision
 * @param now the supervisor's own clock: the only one that decides
 */
public record Progress(Goal goal, List<Iteration> history, Optional<Cpus> current, Instant now) {
    /** Keeps a copy of the history. */
    public Progress {
        history = List.copyOf(history);
    }

    /** Successes still owed, never negative. */
    public int left() {
        return Math.max(
                0,
                goal.iterations()
                        - (int) history.stream().filter(Iteration::succeeded).count());
    }

    /** The time until the deadline; negative once it has passed. */
    public Duration remaining() {
        return Duration.between(now, goal.deadline());
    }
}
