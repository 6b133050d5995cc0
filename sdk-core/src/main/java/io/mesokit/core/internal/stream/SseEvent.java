package io.mesokit.core.internal.stream;

/**
 * One server-sent event. Reused by the reader that gave it: valid only until the reader is asked for the next
 * event. Not safe for use by several threads.
 */
public final class SseEvent {
    private final Frame data = new Frame();
    private String type = "";
    private String lastEventId = "";

    SseEvent() {}

    /** The {@code event} field, {@code message} if there was none. */
    public String type() {
        return type;
    }

    /** The last {@code id} field seen in this or an earlier event; empty if there was none. */
    public String lastEventId() {
        return lastEventId;
    }

    /** The {@code data} field as UTF-8 bytes, several of them joined by newlines; may be empty. */
    public Frame data() {
        return data;
    }

    /** Type and size; never shows the data, which may hold a secret. */
    @Override
    public String toString() {
        return "SseEvent[" + type + ", " + data.length() + " bytes]";
    }

    void set(String newType, String newLastEventId) {
        type = newType;
        lastEventId = newLastEventId;
    }
}
