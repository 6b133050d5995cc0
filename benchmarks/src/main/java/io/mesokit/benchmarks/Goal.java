package io.mesokit.benchmarks;

import java.util.Locale;

/** What is asked of a ratio. */
record Goal(boolean faster, double bound, double mostMoreNanos) {
    /** Ours does at least so many times the work of the peer in the same time. */
    static Goal timesAsFast(double bound) {
        return new Goal(true, bound, Double.POSITIVE_INFINITY);
    }

    /** Ours takes at most so many times the peer's time. */
    static Goal timesTheTime(double bound) {
        return new Goal(false, bound, Double.POSITIVE_INFINITY);
    }

    /** And no more than that longer for each. */
    Goal andAtMost(double moreNanos) {
        return new Goal(faster, bound, moreNanos);
    }

    boolean limitsWhatIsMore() {
        return mostMoreNanos < Double.POSITIVE_INFINITY;
    }

    double ratio(double ours, double peer) {
        return faster ? peer / ours : ours / peer;
    }

    boolean met(double ratio) {
        return faster ? ratio >= bound : ratio <= bound;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f", faster ? ">=" : "<=", bound);
    }
}
