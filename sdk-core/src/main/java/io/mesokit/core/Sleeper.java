package io.mesokit.core;

import java.time.Duration;

/**
 * Waits, so that tests can make waiting free. Implementations must be safe for use by many threads and must end early,
 * with an {@link InterruptedException}, when the waiting thread is interrupted: that is how a cancelled call stops.
 */
@FunctionalInterface
public interface Sleeper {
    /**
     * Blocks the calling thread.
     *
     * @param duration how long; zero or less returns at once
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void sleep(Duration duration) throws InterruptedException;

    /** The real thing: {@link Thread#sleep(long, int)}. */
    static Sleeper real() {
        return duration -> {
            if (!duration.isNegative() && !duration.isZero()) {
                Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
            }
        };
    }
}
