package io.mesokit.core.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
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

    private final Executor forCalls;
    private final Executor forWaiting;
    private final @Nullable ExecutorService ours;

    Threads(String service, Optional<Executor> own) {
        this.ours = own.isPresent() ? null : pool("mesokit-" + service + "-");
        this.forWaiting = own.orElseGet(() -> Objects.requireNonNull(ours));
        this.forCalls = own.orElseGet(() -> new Lanes(forWaiting, CALLS_AT_ONCE));
    }

    /** Without a queue, so that work goes to the thread that idled last, whose caches are warm. */
    private static ExecutorService pool(String name) {
        AtomicInteger counter = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, name + counter.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    Executor forCalls() {
        return forCalls;
    }

    Executor forWaiting() {
        return forWaiting;
    }

    /** Lets no new work in and interrupts what runs. The caller's own executor is left alone. */
    @Override
    public void close() {
        if (ours != null) {
            ours.shutdownNow();
        }
    }
}
