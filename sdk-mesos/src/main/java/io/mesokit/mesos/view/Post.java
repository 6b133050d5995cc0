package io.mesokit.mesos.view;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one listener is still to be told, and the telling of it, one thing after another, on threads that are not the
 * stream's.
 *
 * <p>What waits is bounded. A listener that falls too far behind is told nothing of what comes then; once it has heard
 * all that waits, it is told in what the cluster now differs from what it was last told. So it misses states in
 * between, and nothing else, and costs no more memory than one copy of the state.
 */
final class Post {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterView.class);

    private final GuardedListener listener;
    private final Executor threads;
    private final ReentrantLock telling;
    private final Supplier<ClusterState> now;
    private final int limit;
    private final Queue<Letter> line = new ArrayDeque<>(); // guarded by this, as is all that follows
    private @Nullable ClusterState lastTold; // present while the listener is too far behind
    private int waiting;
    private long skipped;
    private boolean resynced;
    private boolean running;
    private boolean stopped;

    private record Letter(int changes, Consumer<ClusterListener> content) {}

    /**
     * A post to one listener.
     *
     * @param telling held by whoever offers, so that the state does not change meanwhile
     * @param now the state that all offered so far leads to
     * @param limit how many changes may wait
     */
    Post(ClusterListener listener, Executor threads, ReentrantLock telling, Supplier<ClusterState> now, int limit) {
        this.listener = new GuardedListener(listener);
        this.threads = threads;
        this.telling = telling;
        this.now = now;
        this.limit = limit;
    }

    boolean isTo(ClusterListener other) {
        return listener.listener().equals(other);
    }

    void offer(Changes changes) {
        if (!changes.isEmpty() && queued(changes)) {
            run();
        }
    }

    private synchronized boolean queued(Changes changes) {
        if (lastTold != null) {
            skipped++;
            resynced |= changes.isSynced();
            return false;
        }
        line.add(new Letter(changes.size(), changes::tell));
        waiting += changes.size();
        if (waiting > limit) {
            lastTold = now.get();
        }
        return true;
    }

    /** What is told even to a listener that is far behind, such as a gap. */
    void offer(Consumer<ClusterListener> notice) {
        synchronized (this) {
            if (line.size() > 2L * limit) {
                skipped++;
                return;
            }
            line.add(new Letter(0, notice));
        }
        run();
    }

    private void run() {
        synchronized (this) {
            if (running || stopped) {
                return;
            }
            running = true;
        }
        try {
            threads.execute(this::deliver);
        } catch (RejectedExecutionException closed) {
            stop();
        }
    }

    /** Tells nothing more after what is being told. */
    synchronized void stop() {
        stopped = true;
        line.clear();
        lastTold = null;
    }

    private void deliver() {
        for (Consumer<ClusterListener> next = next(); next != null; next = next()) {
            next.accept(listener);
        }
    }

    private @Nullable Consumer<ClusterListener> next() {
        synchronized (this) {
            Letter letter = line.poll();
            if (letter != null) {
                waiting -= letter.changes();
                return letter.content();
            }
            if (lastTold == null) {
                running = false;
                return null;
            }
        }
        return catchUp();
    }

    private Consumer<ClusterListener> catchUp() {
        telling.lock();
        try {
            return summary(now.get());
        } finally {
            telling.unlock();
        }
    }

    private synchronized Consumer<ClusterListener> summary(ClusterState state) {
        ClusterState before = lastTold == null ? state : lastTold;
        long events = skipped;
        boolean synced = resynced;
        lastTold = null;
        skipped = 0;
        resynced = false;
        return to -> {
            LOG.warn("a listener of the cluster view was too slow: {} events are told as one", events);
            to.onSkipped(events);
            Changes.between(before, state, synced).tell(to);
        };
    }
}
