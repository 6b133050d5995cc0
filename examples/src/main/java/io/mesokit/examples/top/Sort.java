package io.mesokit.examples.top;

import java.util.Locale;

/** What the rows are ordered by; the largest, or else the first of the alphabet, comes first. */
enum Sort {
    /** CPUs in use. */
    CPUS,
    /** Memory in use. */
    MEM,
    /** The oldest task; the largest dominant share of a framework; the most tasks on an agent. */
    AGE,
    /** Name or host. */
    NAME;

    Sort next() {
        return values()[(ordinal() + 1) % values().length];
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
