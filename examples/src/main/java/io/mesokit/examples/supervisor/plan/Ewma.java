package io.mesokit.examples.supervisor.plan;

/**
 * A weighted mean that forgets, with the variance around it. It starts from a prior worth one observation and gives the
 * first values more weight than the later ones, so that a wrong prior is gone after a few of them. Not thread-safe.
 */
final class Ewma {
    private final double weight;
    private double mean;
    private double variance;
    private int count;

    Ewma(double prior, double relativeSpread, double weight) {
        this.mean = prior;
        this.variance = prior * prior * relativeSpread * relativeSpread;
        this.weight = weight;
    }

    void add(double value) {
        count++;
        double gain = Math.max(weight, 1.0 / (count + 1));
        double off = value - mean;
        mean += gain * off;
        variance = (1 - gain) * (variance + gain * off * off);
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    int count() {
        return count;
    }
}
