package io.mesokit.core;

import java.util.function.Consumer;

/**
 * A stream of events that a server sends for as long as somebody listens, described but not yet opened. Like
 * {@link Call}, it can be opened any number of times. Immutable and safe for use by many threads. Not for implementing.
 *
 * <p>When the connection is lost, or falls silent for longer than {@link StreamOptions#idleTimeout()}, the stream is
 * opened anew, with growing waits; what happened in between is lost, and {@link #onGap(Consumer)} is told.
 *
 * @param <E> the type of event
 */
public interface StreamCall<E> {
    /**
     * Opens the stream, blocking until the server has accepted it. Events that come before they are taken wait in a
     * bounded buffer; when it is full the connection is simply not read, so that the server feels it.
     *
     * @return the open stream; close it
     * @throws MesokitException as {@link Call#execute()} does
     */
    EventStream<E> open();

    /**
     * Opens the stream on a thread of the client's and hands each event to the listener there, one at a time. Never
     * blocks.
     *
     * @param listener told of events, gaps and the end
     * @return a handle to end it with
     * @throws ClosedException if the client was closed
     */
    Subscription subscribe(StreamListener<? super E> listener);

    /** The same stream with other options. */
    StreamCall<E> with(StreamOptions options);

    /**
     * The same stream, telling of each gap, on the stream's thread and before the first event that follows it.
     *
     * @param listener what to do; besides that of {@link StreamListener#onGap(Gap)}
     */
    StreamCall<E> onGap(Consumer<? super Gap> listener);
}
