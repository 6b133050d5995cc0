package io.mesokit.core.internal.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes Mesos RecordIO, flushing after every record. Not safe for use by several threads; the sink is not
 * closed.
 */
public final class RecordIoWriter {
    private final OutputStream sink;

    /** Writes to the sink. */
    public RecordIoWriter(OutputStream sink) {
        this.sink = sink;
    }

    /**
     * Writes one record, which may be empty.
     *
     * @throws IOException if the sink fails; the stream is then of no further use
     */
    public void write(byte[] record) throws IOException {
        sink.write((record.length + "\n").getBytes(StandardCharsets.US_ASCII));
        sink.write(record);
        sink.flush();
    }
}
