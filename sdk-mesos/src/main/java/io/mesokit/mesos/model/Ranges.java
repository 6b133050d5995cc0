package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ranges of whole numbers, ports for one. As they came; {@link #normalized()} sorts and merges them, and the arithmetic
 * does so by itself. Numbers are unsigned. Immutable.
 *
 * @param ranges the ranges
 */
public record Ranges(@JsonProperty("range") List<Range> ranges) {
    private static final Comparator<Range> BY_BEGIN = (a, b) -> Long.compareUnsigned(a.begin(), b.begin());

    /** Keeps a copy of the list. */
    public Ranges(@JsonProperty("range") List<Range> ranges) {
        this.ranges = ranges == null ? List.of() : List.copyOf(ranges);
    }

    /**
     * These ranges.
     *
     * @param ranges any, in any order
     */
    public static Ranges of(Range... ranges) {
        return new Ranges(List.of(ranges));
    }

    /** The same numbers, in order, with what overlaps or touches made one. */
    public Ranges normalized() {
        List<Range> merged = new ArrayList<>();
        ranges.stream().sorted(BY_BEGIN).forEach(next -> append(merged, next));
        return new Ranges(merged);
    }

    private static void append(List<Range> merged, Range next) {
        Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
        if (last == null || !touches(last, next)) {
            merged.add(next);
        } else if (Long.compareUnsigned(next.end(), last.end()) > 0) {
            merged.set(merged.size() - 1, new Range(last.begin(), next.end()));
        }
    }

    private static boolean touches(Range last, Range next) {
        return last.end() == -1 || Long.compareUnsigned(next.begin(), last.end() + 1) <= 0;
    }

    /**
     * The numbers in either.
     *
     * @param other any
     */
    public Ranges plus(Ranges other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return new Ranges(all).normalized();
    }

    /**
     * The numbers in this but not in the other.
     *
     * @param other any
     */
    public Ranges minus(Ranges other) {
        List<Range> left = normalized().ranges;
        for (Range cut : other.ranges) {
            List<Range> next = new ArrayList<>();
            left.forEach(range -> cut(range, cut, next));
            left = next;
        }
        return new Ranges(left);
    }

    private static void cut(Range range, Range cut, List<Range> into) {
        if (Long.compareUnsigned(cut.end(), range.begin()) < 0 || Long.compareUnsigned(range.end(), cut.begin()) < 0) {
            into.add(range);
            return;
        }
        if (Long.compareUnsigned(range.begin(), cut.begin()) < 0) {
            into.add(new Range(range.begin(), cut.begin() - 1));
        }
        if (Long.compareUnsigned(cut.end(), range.end()) < 0) {
            into.add(new Range(cut.end() + 1, range.end()));
        }
    }

    /**
     * Whether all numbers of the other are in this.
     *
     * @param other any
     */
    public boolean contains(Ranges other) {
        return other.minus(this).isEmpty();
    }

    /** Whether there is no number in it. */
    @JsonIgnore
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** How many numbers there are, each once; unsigned. */
    public long count() {
        return normalized().ranges.stream()
                .mapToLong(range -> range.end() - range.begin() + 1)
                .sum();
    }

    /** As servers write it: {@code [21000-24000, 31000-32000]}. */
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
