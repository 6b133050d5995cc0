package io.mesokit.perf.counters;

import java.util.Map;

/** What an event is to the kernel: numbers that are known, or terms that a PMU of this machine gives a meaning to. */
sealed interface EventCode {
    int HARDWARE = 0;
    int SOFTWARE = 1;
    int CACHE = 3;
    int RAW = 4;

    /** What every kernel counts everywhere: a thing to try. */
    Fixed TASK_CLOCK = fixed(SOFTWARE, 1);

    /** The fields of {@code perf_event_attr}. */
    record Fixed(int type, long config, long config1, long config2, long config3) implements EventCode {
        Fixed(int type, long config, long config1, long config2) {
            this(type, config, config1, config2, 0);
        }

        /** The same event of the PMU with this number, for hardware and cache events (Linux 5.13; on ARM 6.6). */
        Fixed of(int pmu) {
            return fixed(type, config | (long) pmu << 32);
        }

        boolean isSoftware() {
            return type == SOFTWARE;
        }

        /** Of the processor's own PMU, which a virtual machine may lack. */
        boolean isOfTheProcessor() {
            return type == HARDWARE || type == CACHE || type == RAW;
        }
    }

    /** An event of a PMU that is looked up in sysfs; a term without a value is the name of an event or 1. */
    record OfPmu(String pmu, Map<String, String> terms) implements EventCode {}

    static Fixed fixed(int type, long config) {
        return new Fixed(type, config, 0, 0);
    }
}
