package io.mesokit.examples.supervisor.plan;

import java.time.Duration;

/** Durations as the floating seconds the estimators reckon in, and back. */
final class Seconds {
    /** Longer than any job; keeps the way back from overflowing. */
    private static final double MOST = 1e9;

    private Seconds() {}

    static double of(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    static Duration toDuration(double seconds) {
        return Duration.ofNanos((long) (Math.max(-MOST, Math.min(MOST, seconds)) * 1e9));
    }
}
