package io.mesokit.perf.counters;

import io.mesokit.perf.Reading;
import java.util.List;
import java.util.Optional;

/** Which events a sample has values of, and why it has none of the others. The origin tells counters apart. */
record Counted(Object origin, List<PerfEvent> events, List<Optional<Refusal>> refusals, boolean userModeOnly) {
    private static final Reading NEVER_RAN =
            new Reading.NotMeasurable("the group did not get on the processor's counters: "
                    + "name fewer events, stop other users of them, or set kernel.nmi_watchdog=0, which frees one");

    int index(PerfEvent event) {
        int at = events.indexOf(event);
        if (at < 0) {
            throw new IllegalArgumentException(event + " is not counted here, only " + events);
        }
        return at;
    }

    /** A time enabled of zero is no error: the task was not on a processor. */
    Reading reading(int at, long count, long enabled, long running, boolean gone) {
        if (gone) {
            return new Reading.Gone();
        }
        Optional<Refusal> refusal = refusals.get(at);
        if (refusal.isPresent()) {
            return refusal.get().reading();
        }
        if (running >= enabled) {
            return new Reading.Measured(count);
        }
        return running == 0 ? NEVER_RAN : new Reading.Scaled(count, (double) running / enabled);
    }
}
