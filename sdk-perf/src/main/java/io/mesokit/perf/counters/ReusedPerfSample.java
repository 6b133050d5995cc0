package io.mesokit.perf.counters;

import io.mesokit.perf.Reading;
import java.util.List;

/**
 * A sample to be filled again and again by {@link PerfCounters#read(ReusedPerfSample)}, without allocating. It may be
 * passed from counters to counters; each overwrites all of it.
 *
 * <pre>{@code
 * counters.read(before);
 * work();
 * counters.read(after);
 * after.count(INSTRUCTIONS) - before.count(INSTRUCTIONS);   // fails if they are not counted
 * after.since(before, INSTRUCTIONS);                        // Measured[value=48211], Scaled[…], NotMeasurable["…"], …
 * }</pre>
 *
 * <p>The totals are those of {@link PerfCounters#read()}, and the two ways to read may be mixed. What it lacks is how long
 * was watched, for to ask the clock takes a good part of the time of a read.
 *
 * <p>For one thread at a time.
 */
public final class ReusedPerfSample {
    private final Totals totals = new Totals(0);
    private Counted counted = Counted.NOTHING;
    private boolean gone;

    /** Makes an empty one: nothing is in it until it is filled. */
    public ReusedPerfSample() {}

    /** The events of the counters that filled it, in the order in which they were named. */
    public List<PerfEvent> events() {
        return counted.events();
    }

    /**
     * If there is a number: the event can be counted, its group has been on the processor's counters, and what is
     * counted was still there.
     *
     * @throws IllegalArgumentException if the event was not named at the opening
     */
    public boolean has(PerfEvent event) {
        return isNumber(counted.index(event));
    }

    /**
     * The total of an event, scaled up where its group had to share the processor's counters. The difference of two may
     * so be an estimate: {@link #since} tells.
     *
     * @throws IllegalStateException if there is none; {@link #has} tells before
     * @throws IllegalArgumentException if the event was not named at the opening
     */
    public long count(PerfEvent event) {
        int at = counted.index(event);
        if (!isNumber(at)) {
            throw new IllegalStateException(event + ": " + reading(event));
        }
        return totals.count(at);
    }

    /**
     * The total, or why there is none, as {@link PerfSample#get} tells it. Allocates.
     *
     * @throws IllegalArgumentException if the event was not named at the opening
     */
    public Reading reading(PerfEvent event) {
        int at = counted.index(event);
        return counted.reading(at, totals.count(at), totals.times(), gone);
    }

    /**
     * What was counted since an earlier one of the same counters, as {@link PerfDelta#get} tells it. Allocates.
     *
     * @throws IllegalArgumentException if the other is of other counters, or later than this one, or the event was not
     *     named at the opening
     */
    public Reading since(ReusedPerfSample earlier, PerfEvent event) {
        if (earlier.counted.origin() != counted.origin() || earlier.enabledNanos() > enabledNanos()) {
            throw new IllegalArgumentException("the other sample is no earlier one of the same counters");
        }
        int at = counted.index(event);
        Times times = totals.times().since(earlier.totals.times());
        return counted.reading(at, totals.count(at) - earlier.totals.count(at), times, gone);
    }

    /** For how long its tasks were on a processor since the opening, all groups together, in nanoseconds. */
    public long enabledNanos() {
        return totals.enabled();
    }

    /** For how much of that its groups were on the processor's counters, in nanoseconds. */
    public long runningNanos() {
        return totals.running();
    }

    /** Whether the thread, process or control group was no longer there: then no event has a number. */
    public boolean isGone() {
        return gone;
    }

    /** Whether the kernel was left out for want of rights, so that only what happened in user mode is counted. */
    public boolean isUserModeOnly() {
        return counted.userModeOnly();
    }

    private boolean isNumber(int at) {
        return !gone && counted.refusals().get(at).isEmpty() && !totals.haveNeverRun();
    }

    void fill(Counted by, Totals from, boolean isGone) {
        counted = by;
        totals.copy(from);
        gone = isGone;
    }

    /** Each event with its value, one in a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        events().forEach(event ->
                text.append(event).append(": ").append(reading(event)).append('\n'));
        return text.append("running: ")
                .append(runningNanos())
                .append(" of ")
                .append(enabledNanos())
                .append(" ns")
                .toString();
    }
}
