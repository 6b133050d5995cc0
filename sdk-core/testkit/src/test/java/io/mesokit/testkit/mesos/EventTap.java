package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An open event stream, read over a bare socket: chunks taken off, records taken apart. */
final class EventTap implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final List<String> head = new ArrayList<>();
    private byte[] chunk = new byte[0];
    private int at;
    /** The line end of a chunk may come with the next chunk only. */
    private boolean begun;

    private EventTap(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Posts a call and reads the head of the answer. */
    static EventTap open(URI server, String call, String... headers) throws IOException {
        return openAt(server, "/api/v1", call, headers);
    }

    static EventTap openAt(URI server, String path, String call, String... headers) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(8_000);
        EventTap tap = new EventTap(socket);
        String request = "POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nContent-Type: application/json\r\n"
                + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
                + "Content-Length: " + call.length() + "\r\n\r\n" + call;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        for (String line = tap.line(); !line.isEmpty(); line = tap.line()) {
            tap.head.add(line);
        }
        return tap;
    }

    static EventTap subscribe(URI server) throws IOException {
        return open(server, "{\"type\":\"SUBSCRIBE\"}");
    }

    /** The status line and the headers. */
    List<String> head() {
        return head;
    }

    /**
     * The next record.
     *
     * @throws EOFException when the stream has ended
     */
    JsonNode next() throws IOException {
        ByteArrayOutputStream digits = new ByteArrayOutputStream();
        for (int c = read(); c != '\n'; c = read()) {
            digits.write(c);
        }
        byte[] record = new byte[Integer.parseInt(digits.toString(StandardCharsets.US_ASCII))];
        for (int i = 0; i < record.length; i++) {
            record[i] = (byte) read();
        }
        return Replay.tree(new String(record, StandardCharsets.UTF_8));
    }

    /** The next record that is no heartbeat. */
    JsonNode event() throws IOException {
        JsonNode record = next();
        return record.path("type").asText().equals("HEARTBEAT") ? event() : record;
    }

    private int read() throws IOException {
        if (at == chunk.length) {
            String size = line();
            size = size.isEmpty() && begun ? line() : size;
            if (size.isEmpty()) {
                throw new EOFException("cut off");
            }
            begun = true;
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                throw new EOFException("ended in order");
            }
            chunk = in.readNBytes(length);
            at = 0;
        }
        return chunk[at++] & 0xff;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
