package io.mesokit.perf.counters;

import io.mesokit.perf.Reading;

/**
 * What a count is worth: for how long its groups were to count, for how long they did, and for how long what they
 * counted stands. The last is more than the first in an interval that makes up for one without counters.
 */
record Times(long enabled, long running, long covered) {
    private static final Reading NEVER_RAN =
            new Reading.NotMeasurable("the group did not get on the processor's counters: "
                    + "name fewer events, stop other users of them, or set kernel.nmi_watchdog=0, which frees one");

    Times since(Times earlier) {
        return new Times(enabled - earlier.enabled, running - earlier.running, covered - earlier.covered);
    }

    /** Whether it was wanted on the processor's counters, and never was there. */
    static boolean areOfNone(long enabled, long running) {
        return running == 0 && enabled > 0;
    }

    /** A time enabled of zero is no error: the task was not on a processor. */
    Reading reading(long count) {
        if (areOfNone(enabled, running)) {
            return NEVER_RAN;
        }
        long whole = Math.max(enabled, covered);
        return running >= whole ? new Reading.Measured(count) : new Reading.Scaled(count, (double) running / whole);
    }
}
