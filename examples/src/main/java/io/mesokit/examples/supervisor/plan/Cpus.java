package io.mesokit.examples.supervisor.plan;

import java.math.BigDecimal;

/**
 * An amount of CPU in whole thousandths of a core, so that sizes can be compared and added without drift. Immutable.
 *
 * @param milli thousandths of a core, at least 0
 */
public record Cpus(int milli) implements Comparable<Cpus> {
    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Cpus {
        if (milli < 0) {
            throw new IllegalArgumentException("milli: " + milli + " is negative");
        }
    }

    /** So many thousandths of a core. */
    public static Cpus ofMilli(int milli) {
        return new Cpus(milli);
    }

    /**
     * So many cores, rounded to the nearest thousandth.
     *
     * @throws IllegalArgumentException if it is negative, not a number or more than a million cores
     */
    public static Cpus of(double cores) {
        if (!(cores >= 0 && cores <= 1e6)) {
            throw new IllegalArgumentException("cores: " + cores + " is not between 0 and 1000000");
        }
        return new Cpus((int) Math.round(cores * 1000));
    }

    /** The amount in cores, as the frameworks take it. */
    public double cores() {
        return milli / 1000.0;
    }

    /** Both together. */
    public Cpus plus(Cpus other) {
        return new Cpus(Math.addExact(milli, other.milli));
    }

    /** This amount, or {@code bound} if that is smaller. */
    public Cpus atMost(Cpus bound) {
        return milli <= bound.milli ? this : bound;
    }

    /** This amount, or {@code bound} if that is larger. */
    public Cpus atLeast(Cpus bound) {
        return milli >= bound.milli ? this : bound;
    }

    /** Whether this is the smaller of the two. */
    public boolean smallerThan(Cpus other) {
        return milli < other.milli;
    }

    /** Whether this is the larger of the two. */
    public boolean exceeds(Cpus other) {
        return milli > other.milli;
    }

    @Override
    public int compareTo(Cpus other) {
        return Integer.compare(milli, other.milli);
    }

    /** The cores as a plain decimal number, for example {@code 0.7}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
    }
}
