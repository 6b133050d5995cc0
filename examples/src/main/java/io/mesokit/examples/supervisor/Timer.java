package io.mesokit.examples.supervisor;

import java.time.Duration;
import java.time.InstantSource;

/** The supervisor's clock, which also rings. Thread-safe. */
public interface Timer extends InstantSource, AutoCloseable {
    /** The machine's clock. */
    static Timer real() {
        return new RealTimer();
    }

    /** Runs an action once, that much later; it must not block. */
    void after(Duration delay, Runnable action);

    /** Rings no more. */
    @Override
    default void close() {}
}
