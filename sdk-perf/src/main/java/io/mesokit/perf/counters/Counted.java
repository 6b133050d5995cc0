package io.mesokit.perf.counters;

import io.mesokit.perf.Reading;
import java.util.List;
import java.util.Optional;

/** Which events a sample has values of, and why it has none of the others. The origin tells counters apart. */
record Counted(Object origin, List<PerfEvent> events, List<Optional<Refusal>> refusals, boolean userModeOnly) {
    /** Before anything is. */
    static final Counted NOTHING = new Counted(new Object(), List.of(), List.of(), false);

    int index(PerfEvent event) {
        int at = events.indexOf(event);
        if (at < 0) {
            throw new IllegalArgumentException(event + " is not counted here, only " + events);
        }
        return at;
    }

    Reading reading(int at, long count, Times times, boolean gone) {
        if (gone) {
            return new Reading.Gone();
        }
        return refusals.get(at).map(Refusal::reading).orElseGet(() -> times.reading(count));
    }
}
