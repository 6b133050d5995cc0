package io.mesokit.core.internal.stream;

import java.io.IOException;

/**
 * The peer's bytes break the framing rules, or ask for more than a limit allows. The stream cannot be read
 * any further: where the next record starts is unknown.
 *
 * <p>An {@link IOException}, because to whoever reads the stream it is as lost as after a reset connection;
 * {@link #kind()} tells the two apart.
 */
public final class FramingException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the stream. */
    public enum Kind {
        /** RecordIO: the length begins with a minus sign. */
        NEGATIVE_LENGTH,
        /** RecordIO: a record begins with something else than a digit. */
        NOT_A_LENGTH,
        /** RecordIO: the digits of the length are not followed by a newline. */
        MISSING_NEWLINE,
        /** RecordIO: the length has more digits than any sensible number. */
        TOO_MANY_DIGITS,
        /** RecordIO: the announced length is over the limit. */
        RECORD_OVER_LIMIT,
        /** RecordIO: the stream ended within a record. */
        TRUNCATED,
        /** Server-sent events: a line is over the limit. */
        LINE_OVER_LIMIT,
        /** Server-sent events: an event is over the limit. */
        EVENT_OVER_LIMIT
    }

    private final Kind kind;
    private final long offset;

    FramingException(Kind kind, long offset, String what) {
        super(what + " (at byte " + offset + " of the stream)");
        this.kind = kind;
        this.offset = offset;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** Where it is wrong: bytes from the start of the stream to the byte, record or line complained of. */
    public long offset() {
        return offset;
    }
}
