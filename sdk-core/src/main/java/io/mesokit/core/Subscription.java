package io.mesokit.core;

import java.util.concurrent.CompletableFuture;

/** A stream that a listener is being told of. Safe for use by many threads. Not for implementing. */
public interface Subscription extends AutoCloseable {
    /**
     * Completes when the stream has ended: normally if it was cancelled or the server ended it and it is not to be
     * opened anew, exceptionally if it or the listener failed. Never blocks.
     */
    CompletableFuture<Void> completion();

    /** Ends the stream; no event is delivered after the one under way. Does not wait. */
    void cancel();

    /** The same as {@link #cancel()}. */
    @Override
    default void close() {
        cancel();
    }
}
