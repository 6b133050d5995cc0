package io.mesokit.core;

/**
 * Told of what comes on a stream, always one thing at a time and on the stream's own thread, so that a slow listener
 * slows the stream down. What it throws ends the stream and is the failure of {@link Subscription#completion()}.
 *
 * @param <E> the type of event
 */
@FunctionalInterface
public interface StreamListener<E> {
    /**
     * An event came.
     *
     * @param event the event
     */
    void onEvent(E event);

    /**
     * The connection was lost, and the stream is about to be opened anew. Until {@link #onGap(Gap)} nothing is heard,
     * so what is known may be behind. Told once, however many tries it takes; not told if the stream ends instead.
     *
     * @param reason what ended the connection
     */
    default void onLoss(MesokitException reason) {}

    /**
     * The stream was interrupted and is open again; events in between are lost. What is known from before should be
     * read anew.
     *
     * @param gap why and how long
     */
    default void onGap(Gap gap) {}
}
