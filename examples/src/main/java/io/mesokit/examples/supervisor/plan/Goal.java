package io.mesokit.examples.supervisor.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * What the user asks of a job. Immutable.
 *
 * @param iterations runs that must succeed, at least 1
 * @param window from when the job was registered until when the last run must have ended
 * @param estimate the user's guess at the duration of one run, more than 0
 * @param asked the size at which that guess holds, more than 0
 * @param earliness how early is still welcome, as a fraction of the window (0..1): while the predicted finish is later
 *     than that before the deadline, the job is not made smaller
 */
public record Goal(int iterations, Window window, Duration estimate, Cpus asked, double earliness) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Goal {
        require(iterations >= 1, "iterations must be at least 1");
        require(!estimate.isNegative() && !estimate.isZero(), "estimate must be more than 0");
        require(asked.milli() > 0, "asked must be more than 0");
        require(earliness >= 0 && earliness <= 1, "earliness must be between 0 and 1");
    }

    /** When the last run must have ended. */
    public Instant deadline() {
        return window.end();
    }

    /** The end of the welcome earliness: a finish predicted before this instant wastes CPU. */
    Instant earliest() {
        return window.end().minusNanos((long) (window.length().toNanos() * earliness));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * The time allowed for the whole job.
     *
     * @param start when the clock began to run
     * @param end the deadline, after {@code start}
     */
    public record Window(Instant start, Instant end) {
        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if the end is not after the start
         */
        public Window {
            require(end.isAfter(start), "deadline " + end + " is not after the start " + start);
        }

        /** The time between the two. */
        public Duration length() {
            return Duration.between(start, end);
        }
    }
}
