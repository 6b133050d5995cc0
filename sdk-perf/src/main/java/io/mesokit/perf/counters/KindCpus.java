package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which processors are of which kind, for one go at opening. Each list is read once in it, and anew in the next, for
 * processors that are switched on come into it.
 */
final class KindCpus {
    private final Map<Path, Optional<Set<Integer>>> lists = new HashMap<>();

    boolean have(CoreKind kind, int cpu) {
        // Where there is no list, the kernel says whether the processor has the event.
        return lists.computeIfAbsent(kind.pmu(), KindCpus::list)
                .map(list -> list.contains(cpu))
                .orElse(true);
    }

    private static Optional<Set<Integer>> list(Path pmu) {
        try {
            String list = Files.readString(pmu.resolve("cpus")).strip();
            return Optional.of(list.isEmpty() ? Set.of() : OnlineCpus.parse(list));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
