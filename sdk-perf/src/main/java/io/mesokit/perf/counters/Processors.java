package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The processors that are online, as the places that all control groups have in common: listed once a second for all of
 * them, for each has to be looked at. Safe for use by any thread.
 */
final class Processors {
    private static final long KEPT_NANOS = 1_000_000_000;

    private final Path folder;
    private final LongSupplier clock;
    private Set<Place> places = Set.of();
    private long listed;

    Processors(Path sys, LongSupplier clock) {
        this.folder = sys.resolve("devices/system/cpu");
        this.clock = clock;
    }

    /** At most a second old. */
    synchronized Set<Place> places() throws IOException {
        long now = clock.getAsLong();
        if (places.isEmpty() || now - listed >= KEPT_NANOS) {
            places = list();
            listed = now;
        }
        return places;
    }

    private Set<Place> list() throws IOException {
        return OnlineCpus.in(folder).stream().map(this::place).collect(Collectors.toUnmodifiableSet());
    }

    /** The kernel makes this directory anew whenever a processor is switched on. */
    private Place place(int cpu) {
        return Place.processor(cpu, CgroupTarget.inodeOf(folder.resolve("cpu" + cpu + "/topology")));
    }
}
