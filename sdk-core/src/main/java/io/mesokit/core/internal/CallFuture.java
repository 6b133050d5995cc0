package io.mesokit.core.internal;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The future of a running call: whoever ends it from outside ends the call. */
final class CallFuture<T> extends CompletableFuture<T> {
    private final Canceller canceller;

    CallFuture(Canceller canceller) {
        this.canceller = canceller;
    }

    /** False if nobody waits any more. */
    boolean succeed(T value) {
        return super.complete(value);
    }

    void fail(Throwable failure) {
        super.completeExceptionally(failure);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean done = super.cancel(mayInterruptIfRunning);
        return stop(done);
    }

    @Override
    public boolean complete(@Nullable T value) {
        return stop(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return stop(super.completeExceptionally(failure));
    }

    /** A future that depends on this one is an ordinary one: cancelling it does not cancel the call. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    private boolean stop(boolean endedHere) {
        if (endedHere) {
            canceller.cancel();
        }
        return endedHere;
    }
}
