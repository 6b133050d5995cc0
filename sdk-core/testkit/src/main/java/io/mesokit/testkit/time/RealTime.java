package io.mesokit.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's time; actions run on one daemon thread of its own. Thread-safe. */
public final class RealTime implements Timeline {
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);

    private final ScheduledThreadPoolExecutor thread;

    private RealTime() {
        thread = new ScheduledThreadPoolExecutor(1, action -> {
            Thread timer = new Thread(action, "mesokit-testkit-time");
            timer.setDaemon(true);
            return timer;
        });
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Starts a timeline; close it to end its thread. */
    public static RealTime start() {
        return new RealTime();
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        try {
            Future<?> pending = thread.schedule(() -> ring(action), nanos(delay), TimeUnit.NANOSECONDS);
            return () -> pending.cancel(false);
        } catch (RejectedExecutionException closed) {
            LOG.debug("an action came after the end of time", closed);
            return () -> {};
        }
    }

    /** A job may be put off for more years than a long has nanoseconds for; none is waited for that long. */
    private static long nanos(Duration delay) {
        return (delay.compareTo(LONGEST) < 0 ? delay : LONGEST).toNanos();
    }

    private static void ring(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failed) {
            LOG.error("an action on the timeline failed", failed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
