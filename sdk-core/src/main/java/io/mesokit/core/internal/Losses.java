package io.mesokit.core.internal;

import io.mesokit.core.LimitExceededException;
import io.mesokit.core.MalformedBodyException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.TransportException;
import io.mesokit.core.internal.stream.FramingException;
import io.mesokit.core.spi.StreamEvent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** What it means that an open stream could not be read further. */
final class Losses {
    private static final int HEAD = 500;

    private Losses() {}

    /** A loss to come back from; nonsense, which would come again, is thrown. */
    static MesokitException of(OpenStream stream, IOException e) {
        if (e instanceof FramingException framing && framing.kind() != FramingException.Kind.TRUNCATED) {
            throw nonsense(stream, framing);
        }
        boolean silent = e instanceof InterruptedIOException;
        String what = silent
                ? "silent for " + stream.silence().toMillis() + " ms, heartbeats included"
                : "the stream was cut (" + e.getMessage() + ")";
        return new TransportException(stream.request(), what, e);
    }

    private static MesokitException nonsense(OpenStream stream, FramingException e) {
        return switch (e.kind()) {
            case RECORD_OVER_LIMIT, LINE_OVER_LIMIT, EVENT_OVER_LIMIT, TOO_MANY_DIGITS ->
                new LimitExceededException(stream.request(), e.getMessage() + "; see StreamOptions.maxRecordBytes", e);
            default -> new MalformedBodyException(stream.request(), "not a stream of events: " + e.getMessage(), e);
        };
    }

    static String head(StreamEvent record) {
        int length = Math.min(record.length(), HEAD);
        return new String(record.buffer(), record.offset(), length, StandardCharsets.UTF_8);
    }
}
