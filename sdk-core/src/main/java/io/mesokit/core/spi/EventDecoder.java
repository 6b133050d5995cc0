package io.mesokit.core.spi;

import java.io.IOException;
import java.util.Optional;

/**
 * Reads a record of a stream into an event.
 *
 * @param <E> the type of event
 */
@FunctionalInterface
public interface EventDecoder<E> {
    /**
     * Reads a record; empty for one that is no event, such as a heartbeat.
     *
     * @throws IOException if it cannot be read
     */
    Optional<E> decode(StreamEvent event) throws IOException;
}
