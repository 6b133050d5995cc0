package io.mesokit.examples.supervisor.plan;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sizes a job may have: whole steps between two bounds, both included. Immutable.
 *
 * @param min smallest size, more than 0
 * @param max largest size, at least {@code min}
 * @param step distance between neighbours, more than 0
 */
public record CpuGrid(Cpus min, Cpus max, Cpus step) {
    /** How far beyond the largest size {@link #firstBeyond} looks, in multiples of it. */
    private static final int BEYOND = 16;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a bound or the step is 0, or the bounds are in the wrong order
     */
    public CpuGrid {
        if (min.milli() == 0 || step.milli() == 0 || min.exceeds(max)) {
            throw new IllegalArgumentException(
                    "grid: need 0 < min <= max and step > 0, got " + min + ".." + max + " by " + step);
        }
    }

    /** A tenth of a core up to {@code max}, by tenths. */
    public static CpuGrid upTo(Cpus max) {
        return new CpuGrid(Cpus.ofMilli(100), max, Cpus.ofMilli(100));
    }

    /** All sizes, smallest first. */
    public Stream<Cpus> sizes() {
        return Stream.concat(range(min.milli(), max.milli() - 1), Stream.of(max));
    }

    /** The smallest size that is good enough, or empty. */
    public Optional<Cpus> first(Predicate<Cpus> enough) {
        return sizes().filter(enough).findFirst();
    }

    /** The smallest size above the largest allowed one that would be good enough, or empty if none within reason is. */
    public Optional<Cpus> firstBeyond(Predicate<Cpus> enough) {
        return range(max.milli() + step.milli(), Math.multiplyExact(max.milli(), BEYOND))
                .filter(enough)
                .findFirst();
    }

    /** The smallest size on the grid that is not below {@code wish}; the largest if all are below. */
    public Cpus roundUp(Cpus wish) {
        return first(size -> !wish.exceeds(size)).orElse(max);
    }

    private Stream<Cpus> range(int from, int to) {
        return IntStream.iterate(from, milli -> milli <= to, milli -> milli + step.milli())
                .mapToObj(Cpus::ofMilli);
    }
}
