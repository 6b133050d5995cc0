package io.mesokit.examples.supervisor;

import java.time.Duration;
import java.time.InstantSource;

/** The supervisor's clock, which also rings. Thread-safe. */
public interface Timer extends InstantSource {
    /** Runs an action once, that much later; it must not block. */
    void after(Duration delay, Runnable action);
}
