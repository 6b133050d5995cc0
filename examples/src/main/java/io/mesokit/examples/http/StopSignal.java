package io.mesokit.examples.http;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a server in order when its process is told to end (SIGTERM, Ctrl-C): makes the thread that serves return, and
 * holds the process until that thread has closed what it has open, half a minute at most. Put it first in a
 * try-with-resources, so that it is closed last. Thread-safe.
 */
public final class StopSignal implements AutoCloseable {
    private static final int LONGEST_SECONDS = 30;

    private final Runnable stop;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "mesokit-stop");
    private boolean told; // guarded by this

    private StopSignal(Runnable stop) {
        this.stop = stop;
    }

    /**
     * Listens from now on.
     *
     * @param stop makes the thread that serves return; must not wait
     */
    public static StopSignal then(Runnable stop) {
        StopSignal signal = new StopSignal(stop);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Does not wait for the thread itself: once it is done it may call System.exit, which waits for us. */
    private void end() {
        tell();
        try {
            ended.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tell() {
        told = true;
        stop.run();
    }

    /** Whether the process is told to end. Then what makes the thread return has been done, and is not done again. */
    public synchronized boolean isTold() {
        return told;
    }

    /** All is closed: the process may end. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It is running, and ends now.
            return;
        }
    }
}
