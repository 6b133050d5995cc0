package io.mesokit.core.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A slice of a reader's own buffer, so that a record is parsed where it lies.
 *
 * <p>Valid only until the reader that gave it is asked for the next record: both the slice and the bytes
 * under it are reused. Not safe for use by several threads.
 */
public final class Frame {
    private byte[] array = new byte[0];
    private int offset;
    private int length;

    Frame() {}

    /** The buffer the slice lies in; read {@link #length()} bytes from {@link #offset()}, write nothing. */
    public byte[] array() {
        return array;
    }

    /** Index of the first byte in {@link #array()}. */
    public int offset() {
        return offset;
    }

    /** Number of bytes; may be 0. */
    public int length() {
        return length;
    }

    /** A copy that outlives the next call to the reader. */
    public byte[] copy() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** The bytes decoded as UTF-8, malformed input replaced by U+FFFD. */
    public String text() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /** Says how long the slice is; never shows the bytes, which may hold a secret. */
    @Override
    public String toString() {
        return "Frame[" + length + " bytes]";
    }

    void set(byte[] bytes, int from, int size) {
        array = bytes;
        offset = from;
        length = size;
    }
}
