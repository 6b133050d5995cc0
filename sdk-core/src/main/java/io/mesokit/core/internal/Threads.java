package io.mesokit.core.internal;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The client's threads: daemon, named, made when first needed, gone after idling.
 *
 * <p>Calls share a bounded number; a burst waits its turn. What may wait for minutes (a composed call, a stream) has a
 * thread to itself, or else 64 waits for a job would keep every other call from being made.
 */
final class Threads implements AutoCloseable {
    private static final int CALLS_AT_ONCE = 64;

    private final String name;
    private final @Nullable Executor own;
    private final AtomicInteger counter = new AtomicInteger();
    private @Nullable ExecutorService calls; // guarded by this
    private @Nullable ExecutorService waiting; // guarded by this
    private boolean closed; // guarded by this

    Threads(String service, Optional<Executor> own) {
        this.name = "mesokit-" + service + "-";
        this.own = own.orElse(null);
    }

    synchronized Executor forCalls() {
        if (own != null) {
            return own;
        }
        if (calls == null) {
            ThreadPoolExecutor pool = new ThreadPoolExecutor(
                    CALLS_AT_ONCE, CALLS_AT_ONCE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory());
            pool.allowCoreThreadTimeOut(true);
            calls = stoppedIfClosed(pool);
        }
        return calls;
    }

    synchronized Executor forWaiting() {
        if (own != null) {
            return own;
        }
        if (waiting == null) {
            waiting = stoppedIfClosed(new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), factory()));
        }
        return waiting;
    }

    private ExecutorService stoppedIfClosed(ExecutorService pool) {
        if (closed) {
            pool.shutdown();
        }
        return pool;
    }

    private ThreadFactory factory() {
        return task -> {
            Thread thread = new Thread(task, name + counter.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Lets no new work in and interrupts what runs. The caller's own executor is left alone. */
    @Override
    public synchronized void close() {
        closed = true;
        if (calls != null) {
            calls.shutdownNow();
        }
        if (waiting != null) {
            waiting.shutdownNow();
        }
    }
}
