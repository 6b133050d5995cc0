package io.mesokit.core;

import java.time.Duration;

/**
 * How a stream is kept open. Immutable.
 *
 * @param reconnect whether to open the stream anew when it is lost; default true
 * @param backoff the waits between tries to open it anew, and their number, counted from the last event: its
 *     {@code maxAttempts} is the number of failures in a row after which the stream fails for good. Default 0.5 s,
 *     twice as long each time, up to 30 s, without end
 * @param idleTimeout how long the connection may be silent, heartbeats included, before it is taken for dead; default
 *     60 s. Once a server has announced how often it sends heartbeats, as Mesos does in its first event, five of these
 *     intervals count instead
 * @param maxRecordBytes the largest event that is read, such as the whole state of a cluster at the beginning of Mesos'
 *     events (about 150 MB for 100,000 tasks); default 512 MiB
 * @param bufferedEvents how many events may wait for the consumer of an {@link EventStream}; default 1024
 */
public record StreamOptions(
        boolean reconnect, RetryPolicy backoff, Duration idleTimeout, int maxRecordBytes, int bufferedEvents) {
    private static final RetryPolicy ENDLESS = RetryPolicy.builder()
            .maxAttempts(Integer.MAX_VALUE)
            .initialDelay(Duration.ofMillis(500))
            .maxDelay(Duration.ofSeconds(30))
            .build();
    private static final StreamOptions DEFAULTS =
            new StreamOptions(true, ENDLESS, Duration.ofSeconds(60), 512 << 20, 1024);

    /** Checks that all limits are more than zero. */
    public StreamOptions {
        if (idleTimeout.isZero() || idleTimeout.isNegative() || maxRecordBytes < 1 || bufferedEvents < 1) {
            throw new IllegalArgumentException("the limits of a stream must be more than zero: idleTimeout "
                    + idleTimeout + ", maxRecordBytes " + maxRecordBytes + ", bufferedEvents " + bufferedEvents);
        }
    }

    /** The defaults named above. */
    public static StreamOptions ofDefaults() {
        return DEFAULTS;
    }

    /** These, but for ending when the connection ends. */
    public StreamOptions withoutReconnect() {
        return new StreamOptions(false, backoff, idleTimeout, maxRecordBytes, bufferedEvents);
    }

    /**
     * These, with other waits between tries.
     *
     * @param backoff the waits, and how many failures in a row are one too many
     */
    public StreamOptions withBackoff(RetryPolicy backoff) {
        return new StreamOptions(reconnect, backoff, idleTimeout, maxRecordBytes, bufferedEvents);
    }

    /**
     * These, with another patience for silence.
     *
     * @param idleTimeout more than zero
     */
    public StreamOptions withIdleTimeout(Duration idleTimeout) {
        return new StreamOptions(reconnect, backoff, idleTimeout, maxRecordBytes, bufferedEvents);
    }

    /**
     * These, with another limit on the size of an event.
     *
     * @param maxRecordBytes more than zero
     */
    public StreamOptions withMaxRecordBytes(int maxRecordBytes) {
        return new StreamOptions(reconnect, backoff, idleTimeout, maxRecordBytes, bufferedEvents);
    }
}
