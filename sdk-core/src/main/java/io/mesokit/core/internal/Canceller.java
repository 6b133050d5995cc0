package io.mesokit.core.internal;

import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** Ends a run from another thread: its exchange, and whatever it waits for. */
final class Canceller {
    private volatile boolean cancelled; // written under this
    private @Nullable Thread thread; // guarded by this
    private @Nullable Call exchange; // guarded by this

    /** The work begins on this thread; false if it was cancelled before. */
    synchronized boolean begin() {
        if (!cancelled) {
            thread = Thread.currentThread();
        }
        return !cancelled;
    }

    /** The work is over: no interrupt comes after this, and one that came for it is taken back. */
    synchronized void end() {
        thread = null;
        if (cancelled) {
            Thread.interrupted();
        }
    }

    /** This exchange is under way; cancelled at once if the run was. */
    void exchanging(Call call) {
        boolean late;
        synchronized (this) {
            exchange = call;
            late = cancelled;
        }
        if (late) {
            call.cancel();
        }
    }

    /** Breaks off the exchange under way; the run goes on. */
    void endExchange() {
        Call under;
        synchronized (this) {
            under = exchange;
        }
        if (under != null) {
            under.cancel();
        }
    }

    /** What the thread of an exchange cannot do while it is held up by the socket. */
    void watch() {
        heedInterrupt();
        Call under;
        synchronized (this) {
            under = exchange;
        }
        if (under != null && under.request().body() instanceof StreamedPayload streamed) {
            streamed.lookAside();
        }
    }

    /** Ends the exchange if its thread was interrupted: one that reads from a socket does not feel it. */
    private void heedInterrupt() {
        Call under;
        synchronized (this) {
            under = thread != null && thread.isInterrupted() ? exchange : null;
        }
        if (under != null) {
            under.cancel();
        }
    }

    boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        Call under;
        synchronized (this) {
            cancelled = true;
            under = exchange;
            if (thread != null) {
                thread.interrupt();
            }
        }
        if (under != null) {
            under.cancel();
        }
    }
}
