package io.mesokit.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** The streams that are decoded: always {@link #RECORDS} records, always the same bytes. */
final class Bodies {
    static final int RECORDS = 1000;

    private static final String[] EVENT_TYPES = {"status_update_event", "deployment_info", "instance_changed_event"};

    private Bodies() {}

    /** RecordIO with records of one shape. */
    static byte[] recordIo(RecordShape shape) {
        SplittableRandom random = new SplittableRandom(1);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int record = 0; record < RECORDS; record++) {
            byte[] bytes = json(shape.length(random));
            body.writeBytes((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(bytes);
        }
        return body.toByteArray();
    }

    /** Events as Marathon sends them: CRLF, one line of JSON, 436 bytes on average. */
    static byte[] events() {
        StringBuilder body = new StringBuilder();
        for (int event = 0; event < RECORDS; event++) {
            String head = "event: " + EVENT_TYPES[event % EVENT_TYPES.length] + "\r\ndata: ";
            body.append(head).append(text(432 - head.length())).append("\r\n\r\n");
        }
        return body.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A JSON object of exactly so many bytes. */
    static byte[] json(int length) {
        return text(length).getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(int length) {
        String frame = "{\"type\":\"UPDATE\",\"text\":\"\"}";
        String filling = "task_id:web.f81d4fae-7dec-11d0-a765-00a0c91e6bf6,state:TASK_RUNNING,";
        String text = filling.repeat(length / filling.length() + 1).substring(0, length - frame.length());
        return frame.substring(0, frame.length() - 2) + text + "\"}";
    }
}
