package io.mesokit.perf.counters;

import java.nio.file.Path;

/**
 * Cores of one kind: the PMU of theirs, and what an event is to it.
 *
 * @param pmu its directory, whose file {@code cpus} lists the processors
 */
record CoreKind(Path pmu, EventCode.Fixed code) {
    String name() {
        return pmu.getFileName().toString();
    }
}
