package io.mesokit.mesos.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Those who wait for something without blocking. Guarded by the view's lock, under which no future is completed. */
final class Waiters {
    private final List<Waiter> waiting = new ArrayList<>();

    private record Waiter(Predicate<? super Cluster> condition, CompletableFuture<ClusterState> future) {}

    CompletableFuture<ClusterState> add(Predicate<? super Cluster> condition) {
        CompletableFuture<ClusterState> future = new CompletableFuture<>();
        waiting.add(new Waiter(condition, future));
        return future;
    }

    /**
     * Takes out those whose waiting is over.
     *
     * @return what is to be done for them once the lock is released
     */
    List<Runnable> ready(Cluster cluster, Supplier<ClusterState> now) {
        List<Runnable> ready = new ArrayList<>();
        waiting.removeIf(waiter -> {
            try {
                boolean holds = !waiter.future().isDone() && waiter.condition().test(cluster);
                if (holds) {
                    ClusterState state = now.get();
                    ready.add(() -> waiter.future().complete(state));
                }
                return holds || waiter.future().isDone();
            } catch (Throwable e) { // a fault of the condition, an Error too, is its owner's, not the stream's
                ready.add(() -> waiter.future().completeExceptionally(e));
                return true;
            }
        });
        return ready;
    }

    /** Takes out everybody. */
    List<Runnable> failed(Supplier<? extends Throwable> failure) {
        List<Runnable> failed = new ArrayList<>();
        waiting.forEach(waiter -> failed.add(() -> waiter.future().completeExceptionally(failure.get())));
        waiting.clear();
        return failed;
    }
}
