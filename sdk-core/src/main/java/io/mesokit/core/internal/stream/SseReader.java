package io.mesokit.core.internal.stream;

import io.mesokit.core.internal.stream.FramingException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events by the rules of the WHATWG HTML standard, section "Server-sent events".
 *
 * <p>How it works. The {@link Window} keeps the bytes from the event's first data on, or from the current line
 * on as long as there is no data; types and ids are decoded as their lines come. Thus a single data line is
 * never copied. A second one is moved down to follow the first, a newline between: in place, since the line
 * break and field name that it had before itself leave more room than the newline takes.
 *
 * <pre>
 *     data: one⏎event: x⏎data: two⏎          before the third line is taken
 *           one⏎two                           after; the window starts at "one"
 * </pre>
 *
 * <p>A line ends with its CR or LF, and an event with its blank line: a LF that belongs to a CR is skipped when
 * it comes, never waited for. Bare line breaks and comments, which servers send to show that they live, give
 * no event but count in {@link #bytesRead()}.
 *
 * <p>After a {@link FramingException} every further call throws it again. Not safe for use by several threads,
 * except for {@link #bytesRead()}. The source is not closed.
 */
public final class SseReader {
    /** Longest line accepted unless told otherwise: 32 MiB. */
    public static final int DEFAULT_MAX_LINE_LENGTH = 32 * 1024 * 1024;

    /** Longest event accepted unless told otherwise: 64 MiB. */
    public static final int DEFAULT_MAX_EVENT_LENGTH = 64 * 1024 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int LARGEST_LIMIT = 1 << 29;
    private static final int END = -1;

    private final Window window;
    private final int maxLineLength;
    private final int maxEventLength;
    private final NameCache types = new NameCache();
    private final SseEvent event = new SseEvent();

    /** Relative to the window's start: where the current line begins, and how long the data before it is. */
    private int lineStart;

    private int dataLength;
    private boolean hasData;
    private boolean begun;
    private boolean afterCarriageReturn;
    private boolean atStreamStart = true;
    private boolean truncated;
    private String type = "";
    private String idField = "";
    private String lastEventId = "";
    private OptionalLong retryMillis = OptionalLong.empty();
    private @Nullable FramingException failure;

    /** Reads events within the default limits. */
    public SseReader(InputStream source) {
        this(source, DEFAULT_MAX_LINE_LENGTH, DEFAULT_MAX_EVENT_LENGTH);
    }

    /**
     * Reads events within limits.
     *
     * @param maxLineLength longest line in bytes, its break not counted
     * @param maxEventLength longest event in bytes, counted on the wire from its first data on
     * @throws IllegalArgumentException if a limit is not from 1 to 512 MiB
     */
    public SseReader(InputStream source, int maxLineLength, int maxEventLength) {
        this(new Window(source, Window.INITIAL_CAPACITY), maxLineLength, maxEventLength);
    }

    SseReader(Window window, int maxLineLength, int maxEventLength) {
        this.window = window;
        this.maxLineLength = checkedLimit(maxLineLength, "maxLineLength");
        this.maxEventLength = checkedLimit(maxEventLength, "maxEventLength");
    }

    /**
     * Goes to the next event, blocking until its blank line is there.
     *
     * @return false at the end of the stream; an event without its blank line is then dropped, as the standard
     *     asks, and {@link #truncated()} says so
     * @throws FramingException if a line or event is over its limit
     * @throws IOException if the source fails
     */
    public boolean next() throws IOException {
        if (failure != null) {
            throw failure;
        }
        forgetEvent();
        for (int length = readLine(); length != END; length = readLine()) {
            if (takeLine(length)) {
                return true;
            }
        }
        return false;
    }

    /** The event that {@link #next()} went to; valid until the next call of it. */
    public SseEvent event() {
        return event;
    }

    /** Whether the stream ended within an event; known once {@link #next()} has returned false. */
    public boolean truncated() {
        return truncated;
    }

    /** The id to resume from: that of the last complete event that had one, or empty. */
    public String lastEventId() {
        return lastEventId;
    }

    /** How long the server wants a client to wait before it reconnects, in milliseconds. */
    public OptionalLong retryMillis() {
        return retryMillis;
    }

    /** Bytes taken from the source so far, heartbeats included, for a watchdog on another thread to see life by. */
    public long bytesRead() {
        return window.bytesRead();
    }

    private void forgetEvent() {
        if (hasData) {
            window.start += lineStart;
            window.release(lineStart);
        }
        lineStart = 0;
        hasData = false;
        begun = false;
        type = "";
    }

    /** The length of the line at {@code lineStart}, without its break. */
    private int readLine() throws IOException {
        int scanned = lineStart;
        while (true) {
            skipLineFeed();
            int from = Math.max(scanned, lineStart);
            int found = LineBreaks.find(window.bytes, window.start + from, window.end);
            scanned = (found < 0 ? window.end : found) - window.start;
            checkLimits(scanned);
            if (found >= 0) {
                return scanned - lineStart;
            }
            if (!window.fill(2L * scanned)) {
                return end();
            }
        }
    }

    private void skipLineFeed() {
        int at = window.start + lineStart;
        if (afterCarriageReturn && at < window.end) {
            afterCarriageReturn = false;
            skip(window.bytes[at] == '\n' ? 1 : 0);
        }
    }

    private void skip(int count) {
        if (hasData) {
            lineStart += count;
            return;
        }
        window.start += count;
    }

    /** Unless an event has begun, the window starts with the line that was cut. */
    private int end() {
        skip(byteOrderMark(window.start, window.end));
        truncated |= begun || window.start < window.end && window.bytes[window.start] != ':';
        return END;
    }

    private void checkLimits(int reached) throws FramingException {
        int lineLimit = lineStart + maxLineLength;
        int eventLimit = hasData ? maxEventLength : Integer.MAX_VALUE;
        if (reached <= lineLimit && reached <= eventLimit) {
            return;
        }
        failure = lineLimit <= eventLimit
                ? tooLong(Kind.LINE_OVER_LIMIT, lineStart, "A line of more than " + maxLineLength + " bytes")
                : tooLong(Kind.EVENT_OVER_LIMIT, 0, "An event of more than " + maxEventLength + " bytes");
        throw failure;
    }

    private FramingException tooLong(Kind kind, int at, String what) {
        return new FramingException(kind, window.offsetOf(window.start + at), what);
    }

    /** Whether the line completes an event. */
    private boolean takeLine(int length) {
        int from = window.start + lineStart;
        int to = from + length;
        afterCarriageReturn = window.bytes[to] == '\r';
        int content = from + byteOrderMark(from, to);
        boolean complete = content == to ? dispatch() : takeField(content, to);
        lineStart = to + 1 - window.start;
        if (!hasData) {
            window.start = to + 1;
            lineStart = 0;
        }
        return complete;
    }

    private int byteOrderMark(int from, int to) {
        int length = BYTE_ORDER_MARK.length;
        boolean marked = atStreamStart
                && to - from >= length
                && Arrays.equals(window.bytes, from, from + length, BYTE_ORDER_MARK, 0, length);
        atStreamStart = false;
        return marked ? length : 0;
    }

    private boolean dispatch() {
        lastEventId = idField;
        begun = false;
        if (!hasData) {
            type = "";
            return false;
        }
        event.set(type.isEmpty() ? "message" : type, lastEventId);
        event.data().set(window.bytes, window.start, dataLength);
        return true;
    }

    private boolean takeField(int from, int to) {
        int nameEnd = nameEnd(from, to);
        if (nameEnd == from) {
            return false;
        }
        begun = true;
        int value = Math.min(nameEnd + 1, to);
        int trimmed = value < to && window.bytes[value] == ' ' ? value + 1 : value;
        switch (SseField.of(window.bytes, from, nameEnd)) {
            case DATA -> takeData(trimmed, to);
            case EVENT -> type = types.name(window.bytes, trimmed, to);
            case ID -> takeId(trimmed, to);
            case RETRY -> takeRetry(trimmed, to);
            case UNKNOWN -> {}
        }
        return false;
    }

    /** The index of the colon; past the longest name known it does not matter any more where that is. */
    private int nameEnd(int from, int to) {
        int last = Math.min(to, from + SseField.LONGEST_NAME + 1);
        int at = from;
        while (at < last && window.bytes[at] != ':') {
            at++;
        }
        return at;
    }

    private void takeData(int value, int to) {
        int length = to - value;
        if (!hasData) {
            hasData = true;
            window.start = value;
            dataLength = length;
            return;
        }
        int joint = window.start + dataLength;
        window.bytes[joint] = '\n';
        System.arraycopy(window.bytes, value, window.bytes, joint + 1, length);
        dataLength += 1 + length;
    }

    private void takeId(int value, int to) {
        for (int at = value; at < to; at++) {
            if (window.bytes[at] == 0) {
                return;
            }
        }
        idField = new String(window.bytes, value, to - value, StandardCharsets.UTF_8);
    }

    private void takeRetry(int value, int to) {
        long millis = 0;
        for (int at = value; at < to; at++) {
            int digit = window.bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return;
            }
            millis = Math.min(10 * millis + digit, Integer.MAX_VALUE);
        }
        if (value < to) {
            retryMillis = OptionalLong.of(millis);
        }
    }

    private static int checkedLimit(int limit, String name) {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException(name + ": " + limit);
        }
        return limit;
    }
}
