package io.mesokit.testkit.http;

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
import java.util.Map;

/** One exchange over a bare socket: sends exactly the given headers, which no client library does. */
public final class RawHttp {
    private RawHttp() {}

    /** An answer as it was on the wire, chunks put together. */
    public record Answer(int status, WireHeaders headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    public static Answer send(URI server, String method, String path, WireHeaders headers, byte[] body)
            throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(15_000);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(head(server, method, path, headers, body));
            request.writeBytes(framed(headers, body));
            socket.getOutputStream().write(request.toByteArray());
            return answer(new BufferedInputStream(socket.getInputStream()), method.equals("HEAD"));
        }
    }

    private static byte[] head(URI server, String method, String path, WireHeaders headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority());
        head.append("\r\n");
        headers.lines()
                .forEach(line -> head.append(line.getKey())
                        .append(": ")
                        .append(line.getValue())
                        .append("\r\n"));
        if (headers.first("Transfer-Encoding").isEmpty() && (body.length > 0 || method.startsWith("P"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] framed(WireHeaders headers, byte[] body) {
        if (headers.first("Transfer-Encoding").isEmpty()) {
            return body;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
        out.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static Answer answer(InputStream in, boolean head) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            throw new EOFException("the server closed the connection and did not answer");
        }
        int status = Integer.parseInt(first.split(" ")[1]);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(Map.entry(
                    line.substring(0, colon), line.substring(colon + 1).trim()));
        }
        WireHeaders parsed = WireHeaders.of(headers);
        int length = parsed.first("Content-Length").map(Integer::parseInt).orElse(0);
        if (head || status == 204) {
            return new Answer(status, parsed, new byte[0]);
        }
        boolean chunked = parsed.first("Transfer-Encoding").isPresent();
        return new Answer(status, parsed, chunked ? chunks(in) : in.readNBytes(length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).trim(), 16);
            out.writeBytes(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return out.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
