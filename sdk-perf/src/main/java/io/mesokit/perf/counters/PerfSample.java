package io.mesokit.perf.counters;

import io.mesokit.perf.Reading;
import java.time.Duration;
import java.util.List;

/**
 * The totals of all events of one {@link PerfCounters} at one moment, counted from its opening. They never go down.
 *
 * <p>Immutable and safe for use by any thread.
 */
public final class PerfSample {
    private final Counted counted;
    private final long[] counts;
    private final Times times;
    private final long watchedNanos;
    private final boolean gone;

    PerfSample(Counted counted, long[] counts, Times times, long watchedNanos, boolean gone) {
        this.counted = counted;
        this.counts = counts;
        this.times = times;
        this.watchedNanos = watchedNanos;
        this.gone = gone;
    }

    /** The events, in the order in which they were named. */
    public List<PerfEvent> events() {
        return counted.events();
    }

    /**
     * The total of an event: {@link Reading.Measured}, or {@link Reading.Scaled} if its group had to share the
     * processor's counters at any time since the opening.
     *
     * @throws IllegalArgumentException if the event was not named at the opening
     */
    public Reading get(PerfEvent event) {
        int at = counted.index(event);
        return counted.reading(at, counts[at], times, gone);
    }

    /**
     * For how long it has been counted, by a monotonic clock; of a watch list that takes turns, only the turns count.
     */
    public Duration watched() {
        return Duration.ofNanos(watchedNanos);
    }

    /** Whether the process or control group was no longer there: every value is {@link Reading.Gone}. */
    public boolean isGone() {
        return gone;
    }

    /** Whether the kernel was left out for want of rights, so that only what happened in user mode is counted. */
    public boolean isUserModeOnly() {
        return counted.userModeOnly();
    }

    /**
     * What was counted since an earlier sample of the same counters.
     *
     * @throws IllegalArgumentException if the other is of other counters, or later than this one
     */
    public PerfDelta since(PerfSample earlier) {
        if (earlier.counted.origin() != counted.origin() || earlier.watchedNanos > watchedNanos) {
            throw new IllegalArgumentException("the other sample is no earlier one of the same counters");
        }
        long[] delta = new long[counts.length];
        for (int at = 0; at < delta.length; at++) {
            delta[at] = counts[at] - earlier.counts[at];
        }
        return new PerfDelta(
                new PerfSample(counted, delta, times.since(earlier.times), watchedNanos - earlier.watchedNanos, gone));
    }

    /** Each event with its value, one in a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        events().forEach(event ->
                text.append(event).append(": ").append(get(event)).append('\n'));
        return text.append("watched: ").append(watched()).toString();
    }
}
