package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Goal;
import java.time.Instant;

/**
 * A job as its launcher registered it. Immutable.
 *
 * @param uuid the launcher's id for it, 32 hexadecimal digits
 * @param name its name in Chronos
 * @param goal what was asked
 * @param retries how often in a row a run may fail and be made again
 */
public record Registration(String uuid, String name, Goal goal, int retries) {
    /** Whether another registration asks for the same, whenever it was made: a repeated request is no new job. */
    boolean repeats(Registration other) {
        return uuid.equals(other.uuid)
                && name.equals(other.name)
                && goal.iterations() == other.goal.iterations()
                && goal.estimate().equals(other.goal.estimate());
    }

    /** When it was registered, by the supervisor's clock. */
    Instant since() {
        return goal.window().start();
    }

    /** When the last run must have ended. */
    public Instant deadline() {
        return goal.deadline();
    }

    Cpus asked() {
        return goal.asked();
    }
}
