package io.mesokit.testkit.monasca;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends recorded requests to the byte, headers that no client lets one set included. */
public final class RawHttp {
    private RawHttp() {}

    public static Exchange.Received send(URI server, Exchange.Sent request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes(server, request));
            socket.getOutputStream().flush();
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static byte[] bytes(URI server, Exchange.Sent request) {
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        boolean chunked = request.headers().stream().anyMatch(h -> h.getKey().equalsIgnoreCase("Transfer-Encoding"));
        StringBuilder head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        head.append("Host: ").append(server.getAuthority()).append("\r\nConnection: close\r\n");
        request.headers().forEach(h -> head.append(h.getKey() + ": " + h.getValue() + "\r\n"));
        if (!chunked && (body.length > 0 || request.method().startsWith("P"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(
                chunked ? (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.UTF_8) : new byte[0]);
        out.writeBytes(body);
        out.writeBytes(chunked ? "\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8) : new byte[0]);
        return out.toByteArray();
    }

    private static Exchange.Received parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] pair = lines[i].split(": ?", 2);
            headers.add(Map.entry(pair[0], pair[1]));
        }
        return new Exchange.Received(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
    }
}
