package io.mesokit.core.spi;

import java.io.IOException;
import java.time.Duration;
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

    /**
     * How often the server promises a sign of life, if that is what this event tells. From then on, a connection that
     * is silent for five times as long is taken for dead, whatever {@link io.mesokit.core.StreamOptions#idleTimeout()}
     * says.
     *
     * @return by default empty: it does not tell
     */
    default Optional<Duration> heartbeat(E event) {
        return Optional.empty();
    }
}
