package io.mesokit.core.internal.stream;

import io.mesokit.core.internal.stream.FramingException.Kind;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads Mesos RecordIO: the decimal number of bytes, one newline, that many bytes, and at once the next record.
 *
 * <p>The reader pulls from an {@link InputStream} and never asks it for more once a record is complete: a
 * record is handed out as soon as its last byte is there, whatever chunks the bytes came in. A record is a
 * slice of the reader's buffer, so nothing is allocated per record.
 *
 * <p>It is as strict as Mesos' own decoder. Mesos writes no separator after a record, so a newline, a space or
 * a carriage return where a length is due means that the count is out of step, and skipping it would turn
 * payload into records. A record of length 0 is handed out as an empty frame: Mesos' decoder does the same,
 * and a protobuf message whose fields are all unset is encoded that way. Leading zeros are taken.
 *
 * <p>After a {@link FramingException} every further call throws it again. Not safe for use by several threads,
 * except for {@link #bytesRead()}. The source is not closed.
 */
public final class RecordIoReader {
    /** Longest record accepted unless told otherwise: 64 MiB. */
    public static final int DEFAULT_MAX_RECORD_LENGTH = 64 * 1024 * 1024;

    /** As many as always fit a long; real lengths have at most ten. */
    static final int MAX_LENGTH_DIGITS = 18;

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 16;
    private static final int END = -1;

    private final Window window;
    private final int maxRecordLength;
    private final Frame frame = new Frame();
    private @Nullable FramingException failure;

    /** Reads records of at most {@link #DEFAULT_MAX_RECORD_LENGTH} bytes. */
    public RecordIoReader(InputStream source) {
        this(source, DEFAULT_MAX_RECORD_LENGTH);
    }

    /**
     * Reads records of at most so many bytes.
     *
     * @throws IllegalArgumentException if the limit is negative or more than an array can hold
     */
    public RecordIoReader(InputStream source, int maxRecordLength) {
        this(new Window(source, Window.INITIAL_CAPACITY), maxRecordLength);
    }

    RecordIoReader(Window window, int maxRecordLength) {
        if (maxRecordLength < 0 || maxRecordLength > LARGEST_ARRAY) {
            throw new IllegalArgumentException("maxRecordLength: " + maxRecordLength);
        }
        this.window = window;
        this.maxRecordLength = maxRecordLength;
    }

    /**
     * Goes to the next record, blocking until it is complete.
     *
     * @return false at the end of the stream, if that is at the end of a record
     * @throws FramingException if the stream is not RecordIO, breaks a limit, or ends within a record
     * @throws IOException if the source fails
     */
    public boolean next() throws IOException {
        if (failure != null) {
            throw failure;
        }
        window.release(frame.length());
        int length = readLength();
        if (length == END) {
            return false;
        }
        awaitRecord(length);
        frame.set(window.bytes, window.start, length);
        window.start += length;
        return true;
    }

    /** The record that {@link #next()} went to; valid until the next call of it. */
    public Frame frame() {
        return frame;
    }

    /** Bytes taken from the source so far, for a watchdog on another thread to see life by. */
    public long bytesRead() {
        return window.bytesRead();
    }

    private int readLength() throws IOException {
        long length = 0;
        for (int digits = 0; hasByte(digits); digits++) {
            int digit = window.bytes[window.start + digits] - '0';
            if (digit < 0 || digit > 9) {
                return endLength(length, digits);
            }
            if (digits == MAX_LENGTH_DIGITS) {
                throw fail(Kind.TOO_MANY_DIGITS, "A record length of more than " + MAX_LENGTH_DIGITS + " digits");
            }
            length = 10 * length + digit;
        }
        return END;
    }

    private boolean hasByte(int digits) throws IOException {
        if (window.start + digits < window.end || window.fill(digits + 1L)) {
            return true;
        }
        if (digits == 0) {
            return false;
        }
        throw fail(Kind.TRUNCATED, "The stream ended within the length of a record");
    }

    private int endLength(long length, int digits) throws FramingException {
        byte last = window.bytes[window.start + digits];
        if (last != '\n' || digits == 0) {
            throw notALength(last, digits);
        }
        if (length > maxRecordLength) {
            throw fail(
                    Kind.RECORD_OVER_LIMIT, "A record of " + length + " bytes is over the limit of " + maxRecordLength);
        }
        window.start += digits + 1;
        return (int) length;
    }

    private FramingException notALength(byte found, int digits) {
        if (digits > 0) {
            return fail(Kind.MISSING_NEWLINE, "A record length is followed by " + show(found) + ", not by a newline");
        }
        if (found == '-') {
            return fail(Kind.NEGATIVE_LENGTH, "A record length is negative");
        }
        return fail(Kind.NOT_A_LENGTH, "A record begins with " + show(found) + ", not with a length");
    }

    private void awaitRecord(int length) throws IOException {
        while (window.end - window.start < length) {
            if (!window.fill(length)) {
                throw fail(
                        Kind.TRUNCATED,
                        "The stream ended after " + (window.end - window.start) + " bytes of a record of " + length);
            }
        }
    }

    private FramingException fail(Kind kind, String what) {
        failure = new FramingException(kind, window.offsetOf(window.start), what);
        return failure;
    }

    private static String show(byte found) {
        return found > ' ' && found < 0x7f ? "'" + (char) found + "'" : String.format("byte 0x%02x", found);
    }
}
