package io.mesokit.perf.cgroup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The size of a page of memory, which the kernel tells each program when it starts it, beside its arguments. */
final class PageSize {
    static final long BYTES = read();

    private static final long KEY = 6; // AT_PAGESZ
    private static final long USUAL = 4096;

    private PageSize() {}

    private static long read() {
        try {
            byte[] vector = Files.readAllBytes(Path.of("/proc/self/auxv"));
            return in(vector, !"32".equals(System.getProperty("sun.arch.data.model")));
        } catch (IOException noLinux) {
            return USUAL;
        }
    }

    /** Pairs of a key and a value, in words of the machine. */
    static long in(byte[] vector, boolean wide) {
        ByteBuffer words = ByteBuffer.wrap(vector).order(ByteOrder.nativeOrder());
        int pair = wide ? 2 * Long.BYTES : 2 * Integer.BYTES;
        while (words.remaining() >= pair) {
            long key = word(words, wide);
            long value = word(words, wide);
            if (key == KEY) {
                return value;
            }
        }
        return USUAL;
    }

    private static long word(ByteBuffer words, boolean wide) {
        return wide ? words.getLong() : Integer.toUnsignedLong(words.getInt());
    }
}
