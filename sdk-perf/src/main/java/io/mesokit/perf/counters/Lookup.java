package io.mesokit.perf.counters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An event's numbers on this machine, or why it has none: one of the two is there.
 *
 * @param code the numbers wherever no kind of cores has others
 * @param refusal why there are none
 * @param kinds of the cores that have the event, where not all have it, or not as the same numbers
 */
record Lookup(Optional<EventCode.Fixed> code, Optional<Refusal> refusal, List<CoreKind> kinds) {
    static Lookup of(EventCode.Fixed code) {
        return new Lookup(Optional.of(code), Optional.empty(), List.of());
    }

    static Lookup none(PerfObstacle obstacle, String sentence) {
        return new Lookup(Optional.empty(), Optional.of(new Refusal(obstacle, sentence)), List.of());
    }

    /** The same, where the PMU is; everywhere, if it does not say. */
    Lookup onlyOn(Path pmu) {
        return Files.exists(pmu.resolve("cpus"))
                ? new Lookup(code, refusal, List.of(new CoreKind(pmu, code.orElseThrow())))
                : this;
    }

    /**
     * The numbers there; none if the event is not to be opened there. A thread is where its processor has the event only
     * now and then, which is the kernel's matter.
     */
    Optional<EventCode.Fixed> at(Place place) {
        if (place.cpu() == Place.ANY_CPU || kinds.isEmpty()) {
            return code;
        }
        Optional<EventCode.Fixed> there = kind(place).map(CoreKind::code);
        return kinds.size() == 1 ? there : there.or(() -> code);
    }

    /** Of which kind a processor is, if that matters. */
    Optional<CoreKind> kind(Place place) {
        return kinds.stream().filter(kind -> kind.has(place.cpu())).findFirst();
    }
}
