package io.mesokit.examples.allocator;

import io.mesokit.examples.allocator.Census.Lost;
import io.mesokit.examples.allocator.Found.Spot;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long the worst-off of the latency-sensitive tasks waits for a CPU. While one of them cannot be measured, it may
 * be worse off than those that can: then calm is not known, but too much is still too much. For one thread.
 */
final class Meters {
    private record Meter(WaitMeter waits, QuotaMeter quota) {
        static Meter with(Path proc) {
            return new Meter(new WaitMeter(proc), new QuotaMeter());
        }

        /** What a quota adds makes it look worse than it is, so little is little all the same. */
        OptionalDouble look(Found one, double high) {
            OptionalDouble waited = waits.look(one.group());
            boolean held = quota.look(one);
            if (held && waited.orElse(0) > high) {
                throw new IllegalStateException("it runs into its own quota, which shares do not help against;"
                        + " give it more CPUs, or no quota");
            }
            return waited;
        }
    }

    private final Path proc;
    private final double high;
    private final Complaints complaints;
    private final Map<Spot, Meter> meters = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    /**
     * Meters of nobody yet.
     *
     * @param proc where threads tell how long they wait
     * @param high waiting above this is too much
     */
    Meters(Path proc, double high, Complaints complaints) {
        this.proc = proc;
        this.high = high;
        this.complaints = complaints;
    }

    /** The part of the time, 0 to 1. Nobody to wait is no waiting; empty if it cannot be told. */
    OptionalDouble worst(Census census) {
        Collection<Found> groups = census.groups(Kind.LATENCY);
        meters.keySet().retainAll(groups.stream().map(Found::spot).collect(Collectors.toSet()));
        boolean unknown = isAnyMissing(census);
        OptionalDouble worst = groups.isEmpty() ? OptionalDouble.of(0) : OptionalDouble.empty();
        for (Found one : groups) {
            try {
                OptionalDouble waits = meters.computeIfAbsent(one.spot(), fresh -> Meter.with(proc))
                        .look(one, high);
                worst = waits.isPresent() ? OptionalDouble.of(Math.max(waits.getAsDouble(), worst.orElse(0))) : worst;
            } catch (RuntimeException refused) {
                unknown = true;
                untold(one.task().id(), String.valueOf(refused.getMessage()));
            }
        }
        return unknown && worst.orElse(0) <= high ? OptionalDouble.empty() : worst;
    }

    /** One that was there before and is gone has ended, and is just not there any more. */
    private boolean isAnyMissing(Census census) {
        List<Lost> missing = census.lost(Kind.LATENCY).stream()
                .filter(one -> !(one.gone() && known.contains(one.task().key())))
                .toList();
        missing.forEach(one -> untold(one.task().id(), one.because()));
        Stream<String> stillTold =
                census.lost(Kind.LATENCY).stream().map(one -> one.task().key());
        known.retainAll(stillTold.collect(Collectors.toSet()));
        census.found(Kind.LATENCY).forEach(one -> known.add(one.task().key()));
        return !missing.isEmpty();
    }

    private void untold(String task, String because) {
        complaints.tell("how long task " + task + " waits cannot be told", because);
    }
}
