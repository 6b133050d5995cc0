package io.mesokit.perf.counters;

import java.util.Optional;

/** An event's numbers on this machine, or why it has none: one of the two is there. */
record Lookup(Optional<EventCode.Fixed> code, Optional<Refusal> refusal) {
    static Lookup of(EventCode.Fixed code) {
        return new Lookup(Optional.of(code), Optional.empty());
    }

    static Lookup none(PerfObstacle obstacle, String sentence) {
        return new Lookup(Optional.empty(), Optional.of(new Refusal(obstacle, sentence)));
    }
}
