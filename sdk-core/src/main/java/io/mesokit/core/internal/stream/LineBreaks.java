package io.mesokit.core.internal.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the end of a line eight bytes at a time.
 *
 * <p>Both line breaks are below 0x0E and hardly anything else in text is, so one test for "some byte is below
 * 0x0E" serves for both. In {@code (word - 0x0E0E…) & ~word & 0x8080…} every byte below 0x0E leaves its top
 * bit; a borrow may mark a byte above it wrongly, so each mark is looked at, the lowest (first) one first.
 */
final class LineBreaks {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long CANDIDATES = 0x0E0E0E0E0E0E0E0EL;
    private static final long TOP_BITS = 0x8080808080808080L;

    private LineBreaks() {}

    /** The index of the first CR or LF from {@code from} to before {@code to}, or -1. */
    static int find(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            long marks = (word - CANDIDATES) & ~word & TOP_BITS;
            for (; marks != 0; marks &= marks - 1) {
                int marked = at + (Long.numberOfTrailingZeros(marks) >>> 3);
                if (isBreak(bytes[marked])) {
                    return marked;
                }
            }
        }
        return findBytewise(bytes, at, to);
    }

    private static int findBytewise(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (isBreak(bytes[at])) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isBreak(byte value) {
        return value == '\n' || value == '\r';
    }
}
