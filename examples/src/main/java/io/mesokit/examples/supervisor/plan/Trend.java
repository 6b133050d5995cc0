package io.mesokit.examples.supervisor.plan;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Notices work that grows from run to run. A straight line through the last runs (each relative to what the model of
 * that moment expects of an equal start) is believed only if its slope stands clear of its own noise.
 */
final class Trend {
    private static final int MEMORY = 8;
    private static final int ENOUGH = 4;
    private static final double CLEAR = 1.5;

    private final Deque<Double> recent = new ArrayDeque<>(MEMORY);

    void add(double relative) {
        if (recent.size() == MEMORY) {
            recent.removeFirst();
        }
        recent.addLast(relative);
    }

    /** By how much each coming run is expected to exceed the one before, relative to the present level; at least 0. */
    double growth() {
        int n = recent.size();
        if (n < ENOUGH) {
            return 0;
        }
        double meanX = (n - 1) / 2.0;
        double meanY = mean();
        double spread = n * (n * n - 1.0) / 12;
        double slope = slope(meanX, meanY) / spread;
        double noise = Math.sqrt(residual(slope, meanX, meanY) / (n - 2) / spread);
        return slope > CLEAR * noise ? slope / meanY : 0;
    }

    private double mean() {
        double sum = 0;
        for (double y : recent) {
            sum += y;
        }
        return sum / recent.size();
    }

    private double slope(double meanX, double meanY) {
        double sum = 0;
        int x = 0;
        for (double y : recent) {
            sum += (x++ - meanX) * (y - meanY);
        }
        return sum;
    }

    private double residual(double slope, double meanX, double meanY) {
        double sum = 0;
        int x = 0;
        for (double y : recent) {
            double off = y - meanY - slope * (x++ - meanX);
            sum += off * off;
        }
        return sum;
    }
}
