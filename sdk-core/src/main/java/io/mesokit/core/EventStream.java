package io.mesokit.core;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An open stream of events, to be read by one consumer. Close it, from any thread, to end it: a reader that waits then
 * sees the end. Not for implementing.
 *
 * @param <E> the type of event
 */
public interface EventStream<E> extends AutoCloseable, Iterable<E> {
    /**
     * Waits for the next event.
     *
     * @return the event; empty once the stream has ended
     * @throws MesokitException if the stream failed for good
     */
    Optional<E> next();

    /**
     * Waits for the next event, but not for ever.
     *
     * @param atMost how long; zero for not at all
     * @return the event; empty if none came in time, or once the stream has ended (see {@link #isOpen()})
     * @throws MesokitException if the stream failed for good
     */
    Optional<E> poll(Duration atMost);

    /** Whether further events may come. */
    boolean isOpen();

    /** The events, waiting for each; may be asked for once. */
    @Override
    Iterator<E> iterator();

    /** The events as a lazy {@code Stream}, which need not be closed beside this. */
    Stream<E> stream();

    /** Ends the stream and its connection. Does not wait, and does nothing the second time. */
    @Override
    void close();
}
