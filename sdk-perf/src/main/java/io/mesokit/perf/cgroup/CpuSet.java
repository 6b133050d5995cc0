package io.mesokit.perf.cgroup;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Some processors, or some memory nodes, in the kernel's list format: {@code 0-3,8}.
 *
 * <p>Immutable and safe for use by any thread.
 */
public final class CpuSet {
    private static final int MOST = 1 << 16;

    private final BitSet numbers;

    private CpuSet(BitSet numbers) {
        this.numbers = numbers;
    }

    /**
     * The set with these numbers.
     *
     * @throws IllegalArgumentException if one is below 0, or over 65535
     */
    public static CpuSet of(int... numbers) {
        BitSet result = new BitSet();
        for (int each : numbers) {
            result.set(checked(each));
        }
        return new CpuSet(result);
    }

    /**
     * Reads the list format; spaces around it are ignored, and an empty text is the empty set.
     *
     * @throws IllegalArgumentException if it is no such list
     */
    public static CpuSet parse(String list) {
        BitSet result = new BitSet();
        if (!list.isBlank()) {
            for (String range : list.trim().split(",", -1)) {
                addRange(result, range, list);
            }
        }
        return new CpuSet(result);
    }

    private static void addRange(BitSet result, String range, String list) {
        try {
            int dash = range.indexOf('-', 1);
            int first = checked(Integer.parseInt(dash < 0 ? range : range.substring(0, dash)));
            int last = dash < 0 ? first : checked(Integer.parseInt(range.substring(dash + 1)));
            result.set(first, last + 1);
        } catch (RuntimeException invalid) {
            throw new IllegalArgumentException("not a list of processors, such as 0-3,8: '" + list + "'", invalid);
        }
    }

    private static int checked(int number) {
        if (number < 0 || number >= MOST) {
            throw new IllegalArgumentException("not the number of a processor: " + number);
        }
        return number;
    }

    /** How many there are. */
    public int size() {
        return numbers.cardinality();
    }

    /** If there are none. */
    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** If this number is in it. */
    public boolean contains(int number) {
        return number >= 0 && numbers.get(number);
    }

    /** The numbers, ascending. */
    public IntStream stream() {
        return numbers.stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && set.numbers.equals(numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    /** The list format, as short as it can be. */
    @Override
    public String toString() {
        StringBuilder list = new StringBuilder();
        for (int first = numbers.nextSetBit(0); first >= 0; ) {
            int next = numbers.nextClearBit(first);
            list.append(list.isEmpty() ? "" : ",").append(first);
            if (next - 1 > first) {
                list.append('-').append(next - 1);
            }
            first = numbers.nextSetBit(next);
        }
        return list.toString();
    }
}
