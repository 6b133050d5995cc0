package io.mesokit.mesos;

import com.fasterxml.jackson.databind.ObjectReader;
import io.mesokit.core.spi.EventDecoder;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.StreamEvent;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterEventType;
import io.mesokit.mesos.model.master.SubscribedEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads the records of a master's stream, with or without its heartbeats.
 *
 * @param heartbeats whether heartbeats are events
 */
record MasterEvents(boolean heartbeats) implements EventDecoder<MasterEvent> {
    private static final ObjectReader READER = Json.mapper().readerFor(MasterEvent.class);
    private static final double NANOS = 1e9;

    @Override
    public Optional<MasterEvent> decode(StreamEvent record) throws IOException {
        MasterEvent event = record.read(READER);
        boolean heartbeat = event.type().equals(Optional.of(MasterEventType.HEARTBEAT));
        return heartbeat && !heartbeats ? Optional.empty() : Optional.of(event);
    }

    /** As SUBSCRIBED announces it. */
    @Override
    public Optional<Duration> heartbeat(MasterEvent event) {
        return event.subscribed().flatMap(MasterEvents::interval);
    }

    private static Optional<Duration> interval(SubscribedEvent subscribed) {
        OptionalDouble seconds = subscribed.heartbeatIntervalSeconds();
        // Also turns NaN down, which is neither more nor less than zero.
        return seconds.isPresent() && seconds.getAsDouble() > 0
                ? Optional.of(Duration.ofNanos((long) (seconds.getAsDouble() * NANOS)))
                : Optional.empty();
    }
}
