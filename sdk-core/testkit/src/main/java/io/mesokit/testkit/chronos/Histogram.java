package io.mesokit.testkit.chronos;

import java.util.ArrayList;
import java.util.List;

/** Durations of successful runs, in milliseconds; the quantile is a value that occurred, as in Dropwizard's metrics. */
final class Histogram {
    private static final int RESERVOIR = 1028;

    private final List<Long> values = new ArrayList<>();
    private long count;

    void add(long millis) {
        count++;
        if (values.size() == RESERVOIR) {
            values.remove(0);
        }
        values.add(millis);
    }

    long max() {
        return values.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    long min() {
        return values.stream().mapToLong(Long::longValue).min().orElse(0);
    }

    double mean() {
        return values.stream().mapToLong(Long::longValue).average().orElse(0);
    }

    double deviation() {
        double mean = mean();
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return values.isEmpty() ? 0 : Math.sqrt(squares / values.size());
    }

    long count() {
        return count;
    }

    double quantile(double share) {
        if (values.isEmpty()) {
            return 0;
        }
        List<Long> sorted = values.stream().sorted().toList();
        int index = (int) Math.floor(share * sorted.size());
        return sorted.get(Math.min(index, sorted.size() - 1));
    }
}
