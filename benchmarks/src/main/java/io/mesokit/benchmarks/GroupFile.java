package io.mesokit.benchmarks;

import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.Metric;
import java.util.Set;

/** A file of a control group, by what is read from it. */
public enum GroupFile {
    /** One number: {@code cpuacct.usage}; six lines in version 2. */
    USAGE(Controller.CPUACCT, "cpuacct.usage", "cpu.stat", Set.of(Metric.CPU_USAGE_NANOS)),
    /** Five lines: {@code cpu.stat}. */
    THROTTLING(
            Controller.CPU,
            "cpu.stat",
            "cpu.stat",
            Set.of(Metric.CPU_PERIODS, Metric.CPU_THROTTLED_PERIODS, Metric.CPU_THROTTLED_NANOS)),
    /** Some fifty lines: {@code memory.stat}. */
    MEMORY_DETAIL(
            Controller.MEMORY,
            "memory.stat",
            "memory.stat",
            Set.of(
                    Metric.MEMORY_ANON_BYTES,
                    Metric.MEMORY_FILE_BYTES,
                    Metric.MEMORY_INACTIVE_FILE_BYTES,
                    Metric.MEMORY_PAGE_FAULTS,
                    Metric.MEMORY_MAJOR_PAGE_FAULTS));

    private final Controller controller;
    private final String v1;
    private final String v2;
    private final Set<Metric> metrics;

    GroupFile(Controller controller, String v1, String v2, Set<Metric> metrics) {
        this.controller = controller;
        this.v1 = v1;
        this.v2 = v2;
        this.metrics = metrics;
    }

    Controller controller() {
        return controller;
    }

    String nameIn(boolean version1) {
        return version1 ? v1 : v2;
    }

    Set<Metric> metrics() {
        return metrics;
    }

    String title() {
        return v1;
    }
}
