package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Cores of one kind: the PMU of theirs, and what an event is to it.
 *
 * @param pmu its directory, whose file {@code cpus} lists the processors
 */
record CoreKind(Path pmu, EventCode.Fixed code) {
    /** The list is read each time, for processors that are switched on come into it. */
    boolean has(int cpu) {
        try {
            String list = Files.readString(pmu.resolve("cpus")).strip();
            return !list.isEmpty() && OnlineCpus.parse(list).contains(cpu);
        } catch (IOException unreadable) {
            // Then the kernel says whether the processor has it.
            return true;
        }
    }

    String name() {
        return pmu.getFileName().toString();
    }
}
