package io.mesokit.testkit.time;

import java.time.Duration;
import java.time.InstantSource;

/** A clock that also rings: what the services of a cluster use for everything that happens later. Thread-safe. */
public interface Timeline extends InstantSource, AutoCloseable {

    /**
     * Runs an action once, that much later on this timeline. A delay of zero or less means as soon as possible, but
     * never inside this call.
     */
    Alarm after(Duration delay, Runnable action);

    /** Drops every alarm that has not rung. */
    @Override
    void close();

    /** An action that waits for its time. */
    @FunctionalInterface
    interface Alarm {
        /** Drops the action unless it has started. */
        void cancel();
    }
}
