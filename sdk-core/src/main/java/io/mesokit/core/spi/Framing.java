package io.mesokit.core.spi;

/** How a stream of events is cut into records. */
public enum Framing {
    /** A decimal length, a newline, so many bytes: Mesos. */
    RECORD_IO,
    /** Server-sent events: Marathon. */
    SSE
}
