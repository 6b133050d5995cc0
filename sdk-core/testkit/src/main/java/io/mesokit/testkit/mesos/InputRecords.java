package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/** The calls in a body of records, as they come. */
final class InputRecords implements AutoCloseable {
    private static final int MOST_DIGITS = 9;

    private final InputStream body;
    private final Function<byte[], JsonNode> reader;

    /** The reader makes a call of a record, or refuses it. */
    InputRecords(InputStream body, Function<byte[], JsonNode> reader) {
        this.body = body;
        this.reader = reader;
    }

    /**
     * Waits for the next one; empty at the end.
     *
     * @throws Refusal when a length is malformed, a record ends early, or it is no call
     * @throws IOException when the client broke off, or this was closed
     */
    Optional<JsonNode> next() throws IOException {
        StringBuilder digits = new StringBuilder();
        int c = body.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c != '\n'; c = body.read()) {
            if (c < '0' || c > '9' || digits.length() == MOST_DIGITS) {
                throw Refusal.badRequest("Failed to decode length '" + digits + (char) c + "'");
            }
            digits.append((char) c);
        }
        int length = Integer.parseInt("0" + digits);
        byte[] record = body.readNBytes(length);
        if (record.length < length) {
            throw Refusal.badRequest("Failed to decode record: the stream ends within it");
        }
        return Optional.of(reader.apply(record));
    }

    /** Lets go whoever waits for the next; from any thread. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
