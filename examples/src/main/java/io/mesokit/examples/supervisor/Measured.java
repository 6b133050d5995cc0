package io.mesokit.examples.supervisor;

import java.time.Duration;
import java.time.Instant;

/**
 * What somebody else measured of a run while it was under way. Immutable.
 *
 * @param run its number
 * @param used CPU time up to then
 * @param at when
 */
record Measured(int run, Duration used, Instant at) {
    /** What it will have used by its end if it went on as it did. */
    Duration until(Instant end, Instant begin) {
        double seen = Duration.between(begin, at).toNanos();
        double whole = Duration.between(begin, end).toNanos();
        return seen > 0 ? Duration.ofNanos((long) (used.toNanos() * Math.max(1, whole / seen))) : used;
    }
}
