package io.mesokit.testkit.mesos;

import io.mesokit.testkit.time.Timeline;
import java.time.Duration;

/** The verbosity of a server's log, which falls back to what it was. Thread-safe. */
final class LogLevel {
    private final Timeline time;
    private long level;
    private long changes;

    LogLevel(Timeline time) {
        this.time = time;
    }

    synchronized long get() {
        return level;
    }

    synchronized void set(long wanted, Duration duration) {
        level = wanted;
        long change = ++changes;
        time.after(duration, () -> back(change));
    }

    private synchronized void back(long change) {
        if (change == changes) {
            level = 0;
        }
    }
}
