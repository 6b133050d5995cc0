package io.mesokit.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Waits for nothing and writes down how long it was asked to. */
final class RecordingSleeper implements Sleeper {
    private final List<Duration> asked = new CopyOnWriteArrayList<>();

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        asked.add(duration);
    }

    /** The waits, but not those of no time at all. */
    List<Duration> waits() {
        return asked.stream().filter(each -> !each.isZero()).toList();
    }
}
