package io.mesokit.examples.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's clock, ringing on one daemon thread of its own. Thread-safe. */
final class RealTimer implements Timer {
    private static final Logger LOG = LoggerFactory.getLogger(RealTimer.class);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread timer = new Thread(work, "mesokit-supervisor-timer");
        timer.setDaemon(true);
        return timer;
    });

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public void after(Duration delay, Runnable action) {
        try {
            var unused = thread.schedule(() -> ring(action), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("an action came after the end", closed);
        }
    }

    private static void ring(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failed) {
            LOG.error("a timer's action failed", failed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
