package io.mesokit.core.internal;

import io.mesokit.core.internal.stream.Frame;
import io.mesokit.core.internal.stream.RecordIoReader;
import io.mesokit.core.internal.stream.SseReader;
import io.mesokit.core.spi.Framing;
import io.mesokit.core.spi.StreamEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The records of an open stream, whatever cuts it. */
@FunctionalInterface
interface Records {
    /** The next record; empty at the end of the stream. */
    Optional<StreamEvent> next() throws IOException;

    static Records of(Framing framing, InputStream bytes, int maxRecordBytes) {
        return switch (framing) {
            case RECORD_IO -> recordIo(new RecordIoReader(bytes, maxRecordBytes));
            case SSE -> sse(new SseReader(bytes, maxRecordBytes, maxRecordBytes));
        };
    }

    private static Records recordIo(RecordIoReader reader) {
        return () -> reader.next() ? Optional.of(event("", reader.frame())) : Optional.empty();
    }

    private static Records sse(SseReader reader) {
        return () -> reader.next()
                ? Optional.of(event(reader.event().type(), reader.event().data()))
                : Optional.empty();
    }

    private static StreamEvent event(String type, Frame frame) {
        return new StreamEvent(type, frame.array(), frame.offset(), frame.length());
    }
}
