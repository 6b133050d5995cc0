package io.mesokit.core.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The event stream format written down once more, straight from the standard's text: all at once, on strings,
 * without limits. What the reader is compared with.
 */
final class PlainSse {
    final List<String> events = new ArrayList<>();
    String lastEventId = "";
    String retry = "";
    boolean truncated;

    private String type = "";
    private String id = "";
    private StringBuilder data = new StringBuilder();

    /** Bytes are taken as ISO 8859-1, so that a character of any text here is one byte of the stream. */
    static PlainSse parse(byte[] stream) {
        PlainSse parsed = new PlainSse();
        String text = new String(stream, StandardCharsets.ISO_8859_1);
        parsed.lines(text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text);
        return parsed;
    }

    static String event(String type, String id, String data) {
        return type + "|" + id + "|" + data;
    }

    private void lines(String text) {
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char found = text.charAt(at);
            if (found == '\n' && at > 0 && text.charAt(at - 1) == '\r') {
                start = at + 1;
            } else if (found == '\n' || found == '\r') {
                line(text.substring(start, at));
                start = at + 1;
            }
        }
        truncated |= start < text.length() && text.charAt(start) != ':';
    }

    private void line(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (!line.startsWith(":")) {
            truncated = true;
            String[] parts = line.split(":", 2);
            field(parts[0], parts.length == 1 ? "" : parts[1].substring(parts[1].startsWith(" ") ? 1 : 0));
        }
    }

    private void field(String name, String value) {
        switch (name) {
            case "event" -> type = utf8(value);
            case "data" -> data.append(value).append('\n');
            case "id" -> id = value.indexOf('\0') < 0 ? utf8(value) : id;
            case "retry" -> retry = value.matches("[0-9]+") ? value : retry;
            default -> {}
        }
    }

    private static String utf8(String value) {
        return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private void dispatch() {
        truncated = false;
        lastEventId = id;
        if (!data.isEmpty()) {
            String joined = data.substring(0, data.length() - 1);
            events.add(event(type.isEmpty() ? "message" : type, id, joined));
        }
        data = new StringBuilder();
        type = "";
    }
}
