package io.mesokit.core.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs only so many tasks at once on another executor; further ones wait in line. Tasks must not throw. */
final class Lanes implements Executor {
    private final Executor threads;
    private final int most;
    private final Queue<Runnable> line = new ArrayDeque<>(); // guarded by this
    private int running; // guarded by this

    Lanes(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    @Override
    public void execute(Runnable task) {
        if (!enter(task)) {
            return;
        }
        try {
            threads.execute(() -> runFrom(task));
        } catch (RejectedExecutionException closed) {
            leave();
            throw closed;
        }
    }

    private void runFrom(Runnable first) {
        for (Runnable task = first; task != null; task = next()) {
            task.run();
        }
    }

    private synchronized boolean enter(Runnable task) {
        if (running == most) {
            line.add(task);
            return false;
        }
        running++;
        return true;
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = line.poll();
        if (next == null) {
            running--;
        }
        return next;
    }

    private synchronized void leave() {
        running--;
    }
}
