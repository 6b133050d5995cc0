package io.mesokit.examples.supervisor.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What to do with a job's next run, and why. Immutable.
 *
 * @param cpus the size of the next run
 * @param verdict what is thought of the deadline
 * @param finish the predicted end of the job at that size
 * @param sufficient the smallest size that would meet the deadline with reserve, also beyond the allowed ones; empty if
 *     no size within reason would
 */
public record Decision(Cpus cpus, Verdict verdict, Instant finish, Optional<Cpus> sufficient) {
    /** How much later than {@code deadline} the job is predicted to end; negative if earlier. */
    public Duration lateness(Instant deadline) {
        return Duration.between(deadline, finish);
    }
}
