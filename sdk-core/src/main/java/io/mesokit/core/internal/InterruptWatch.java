package io.mesokit.core.internal;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes interrupts work. A thread that reads from a socket does not feel one (virtual threads apart), so a call that
 * its caller has interrupted would stay until its attempt timed out. While there are runs, one thread looks at theirs
 * every now and then; it ends a second after the last of them. On the way it looks for answers that come while a body
 * is written.
 */
final class InterruptWatch implements AutoCloseable {
    private static final int EVERY_MILLIS = 50;
    private static final int IDLE_ROUNDS = 20;

    private final Set<Canceller> runs;
    private final String name;
    private final AtomicBoolean watching = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    InterruptWatch(Set<Canceller> runs, String service) {
        this.runs = runs;
        this.name = "mesokit-" + service + "-interrupts";
    }

    /** A run began. */
    void begin() {
        if (!watching.get() && watching.compareAndSet(false, true)) {
            Thread thread = new Thread(this::watch, name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void watch() {
        try {
            int idle = 0;
            while (idle < IDLE_ROUNDS && !closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                idle = runs.isEmpty() ? idle + 1 : 0;
                runs.forEach(Canceller::watch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watching.set(false);
        }
        if (!runs.isEmpty() && closed.getCount() > 0) {
            begin();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
