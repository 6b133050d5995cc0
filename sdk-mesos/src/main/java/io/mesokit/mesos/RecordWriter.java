package io.mesokit.mesos;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mesokit.core.spi.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes JSON as records: a length, a line break, so many bytes. */
final class RecordWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void write(Object message) {
        byte[] record = json(message);
        bytes.writeBytes((record.length + "\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(record);
    }

    private static byte[] json(Object message) {
        try {
            return Json.mapper().writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
