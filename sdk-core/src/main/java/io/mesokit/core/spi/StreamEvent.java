package io.mesokit.core.spi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One record of a stream, before it is read into an event. The bytes are lent: they are valid only until the reader
 * returns.
 *
 * @param type the event's type in server-sent events; empty otherwise
 * @param buffer holds the record's bytes; not to be written to
 * @param offset where they begin
 * @param length how many there are
 */
public record StreamEvent(String type, byte[] buffer, int offset, int length) {
    /** The record as text, read as UTF-8. */
    public String text() {
        return new String(buffer, offset, length, StandardCharsets.UTF_8);
    }

    /** The record as a JSON tree, parsed straight out of the buffer. */
    public JsonNode tree() throws IOException {
        return Json.mapper().readTree(buffer, offset, length);
    }

    /**
     * The record read by a typed reader, straight out of the buffer.
     *
     * @throws IOException if it is not such JSON
     */
    public <T> T read(ObjectReader reader) throws IOException {
        return reader.readValue(buffer, offset, length);
    }
}
