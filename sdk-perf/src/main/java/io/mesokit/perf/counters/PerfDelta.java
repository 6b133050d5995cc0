package io.mesokit.perf.counters;

import io.mesokit.perf.Reading;
import java.time.Duration;
import java.util.List;

/**
 * What was counted between two samples of one {@link PerfCounters}. All of it is of one group of counters, which was
 * counting or not as a whole, so that its values may be divided by one another: {@link Derived}.
 *
 * <p>Immutable and safe for use by any thread.
 */
public final class PerfDelta {
    private final PerfSample difference;

    PerfDelta(PerfSample difference) {
        this.difference = difference;
    }

    /** The events, in the order in which they were named. */
    public List<PerfEvent> events() {
        return difference.events();
    }

    /**
     * How many there were in the interval; {@link Reading.Scaled} if the group had to share the processor's counters in
     * it, with the part of the time in which it was counting. An interval in which it was not counting at all has no
     * value; the next one in which it was stands for both, and its time includes both.
     *
     * @throws IllegalArgumentException if the event was not named at the opening
     */
    public Reading get(PerfEvent event) {
        return difference.get(event);
    }

    /** The length of the interval by a monotonic clock, as far as it was watched. */
    public Duration interval() {
        return difference.watched();
    }

    /** Whether the process or control group was no longer there at the end of the interval. */
    public boolean isGone() {
        return difference.isGone();
    }

    /** Each event with its value, one in a line. */
    @Override
    public String toString() {
        return difference.toString();
    }
}
