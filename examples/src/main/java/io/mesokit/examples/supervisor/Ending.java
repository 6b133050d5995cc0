package io.mesokit.examples.supervisor;

import java.time.Instant;

/**
 * How a job ended, and when by the supervisor's clock. Immutable.
 *
 * @param outcome how
 * @param at when
 */
public record Ending(Outcome outcome, Instant at) {
    /** The ways to end. */
    public enum Outcome {
        /** All runs succeeded before the deadline. */
        MET,
        /** All runs succeeded, but too late. */
        MISSED,
        /** A run failed more often in a row than it may. */
        FAILED,
        /** It could not make its deadline, and policy or its user ended it. */
        STOPPED,
        /** It never appeared in Chronos, or somebody deleted it there. */
        VANISHED
    }
}
