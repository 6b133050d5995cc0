package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The framing of streams: a decimal length, a line feed, and that many bytes. */
final class RecordIo {
    private RecordIo() {}

    static byte[] frame(JsonNode record) {
        return frame(Json.text(record).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] frame(byte[] body) {
        byte[] head = (body.length + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] framed = new byte[head.length + body.length];
        System.arraycopy(head, 0, framed, 0, head.length);
        System.arraycopy(body, 0, framed, head.length, body.length);
        return framed;
    }

    /**
     * Takes a whole stream apart.
     *
     * @throws Refusal when a length is malformed or reaches past the end
     */
    static List<byte[]> records(byte[] stream) {
        List<byte[]> all = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int end = at;
            while (end < stream.length && stream[end] != '\n') {
                end++;
            }
            int length = length(new String(stream, at, end - at, StandardCharsets.US_ASCII));
            if (end + 1 + length > stream.length) {
                throw Refusal.badRequest("Failed to decode record: the stream ends within it");
            }
            byte[] record = new byte[length];
            System.arraycopy(stream, end + 1, record, 0, length);
            all.add(record);
            at = end + 1 + length;
        }
        return all;
    }

    private static int length(String digits) {
        try {
            return Integer.parseUnsignedInt(digits);
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest("Failed to decode length '" + digits + "'");
        }
    }
}
