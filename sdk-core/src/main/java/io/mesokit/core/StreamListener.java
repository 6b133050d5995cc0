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
     * The stream was interrupted and is open again; events in between are lost. What is known from before should be read
     * anew.
     *
     * @param gap why and how long
     */
    default void onGap(Gap gap) {}
}
