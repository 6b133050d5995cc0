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

    /** The numbers at a place, and of which kind its processor is, if that matters. */
    record Chosen(EventCode.Fixed code, Optional<CoreKind> kind) {}

    /**
     * The numbers there; none if the event is not to be opened there. A thread is where its processor has the event only
     * now and then, which is the kernel's matter.
     */
    Optional<Chosen> at(Place place, KindCpus cpus) {
        Optional<Chosen> anywhere = code.map(each -> new Chosen(each, Optional.empty()));
        if (place.cpu() == Place.ANY_CPU || kinds.isEmpty()) {
            return anywhere;
        }
        Optional<Chosen> there = kinds.stream()
                .filter(kind -> cpus.have(kind, place.cpu()))
                .findFirst()
                .map(kind -> new Chosen(kind.code(), Optional.of(kind)));
        return kinds.size() == 1 ? there : there.or(() -> anywhere);
    }
}
