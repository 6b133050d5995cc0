package io.mesokit.examples.supervisor;

import io.mesokit.examples.supervisor.plan.Cpus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Stands between supervisor and Chronos and lets the supervisor die at one of its actions, just before or just after.
 */
final class Saboteur implements Framework {
    private final Framework framework;
    private final int victim;
    private final boolean after;
    private final AtomicInteger actions = new AtomicInteger();
    private volatile boolean struck;

    Saboteur(Framework framework, int victim, boolean after) {
        this.framework = framework;
        this.victim = victim;
        this.after = after;
    }

    boolean struck() {
        return struck;
    }

    @Override
    public CompletableFuture<Observation> observe(String job) {
        return struck ? new CompletableFuture<>() : framework.observe(job);
    }

    @Override
    public CompletableFuture<Void> prepare(String job, int run, Cpus cpus) {
        return act(() -> framework.prepare(job, run, cpus));
    }

    @Override
    public CompletableFuture<Void> start(String job) {
        return act(() -> framework.start(job));
    }

    @Override
    public CompletableFuture<Void> remove(String job) {
        return act(() -> framework.remove(job));
    }

    private CompletableFuture<Void> act(Supplier<CompletableFuture<Void>> action) {
        if (actions.incrementAndGet() != victim) {
            return struck ? new CompletableFuture<>() : action.get();
        }
        if (after) {
            action.get().join();
        }
        struck = true;
        return new CompletableFuture<>();
    }
}
