package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An event's numbers on this machine, or why it has none: one of the two is there.
 *
 * @param code the numbers
 * @param refusal why there are none
 * @param cpus the file that lists the processors of its PMU, where not all have it
 */
record Lookup(Optional<EventCode.Fixed> code, Optional<Refusal> refusal, Optional<Path> cpus) {
    static Lookup of(EventCode.Fixed code) {
        return new Lookup(Optional.of(code), Optional.empty(), Optional.empty());
    }

    static Lookup none(PerfObstacle obstacle, String sentence) {
        return new Lookup(Optional.empty(), Optional.of(new Refusal(obstacle, sentence)), Optional.empty());
    }

    Lookup onlyOn(Path processors) {
        return Files.exists(processors) ? new Lookup(code, refusal, Optional.of(processors)) : this;
    }

    /**
     * Whether the event is to be opened there. A thread is where its processor has the event only now and then, which is
     * the kernel's matter. The list is read each time, for processors that are switched on come into it.
     */
    boolean isAt(Place place) {
        return place.cpu() == Place.ANY_CPU || cpus.isEmpty() || lists(cpus.orElseThrow(), place.cpu());
    }

    private static boolean lists(Path cpus, int cpu) {
        try {
            String list = Files.readString(cpus).strip();
            return !list.isEmpty() && OnlineCpus.parse(list).contains(cpu);
        } catch (IOException unreadable) {
            // Then the kernel says whether the processor has it.
            return true;
        }
    }
}
