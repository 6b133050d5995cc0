package io.mesokit.perf.cgroup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * What was read of a file, and the place where a format reads on. One for all files of a reader; it grows to the
 * largest of them, for a file that was cut would give wrong numbers rather than none.
 */
final class Bytes {
    private static final int FIRST_SIZE = 4096;
    private static final int LARGEST = 1 << 26;

    private ByteBuffer direct = ByteBuffer.allocateDirect(FIRST_SIZE);
    byte[] array = new byte[FIRST_SIZE];
    int length;
    int at;

    /** Reads the whole file from its start; the kernel makes its text anew for that. */
    void fill(FileChannel file) throws IOException {
        int count = readFrom(file, 0);
        while (count == array.length || (count > 0 && direct.get(count - 1) != '\n')) {
            if (count == array.length) {
                grow();
                count = readFrom(file, 0);
            } else {
                int more = readFrom(file, count);
                if (more == count) {
                    break;
                }
                count = more;
            }
        }
        direct.get(0, array, 0, count);
        length = count;
        at = 0;
    }

    /** How many bytes there are then. */
    private int readFrom(FileChannel file, int offset) throws IOException {
        direct.limit(direct.capacity()).position(offset);
        int count = file.read(direct, offset);
        return offset + Math.max(0, count);
    }

    private void grow() throws IOException {
        if (array.length >= LARGEST) {
            throw new IOException("over " + LARGEST + " bytes, which no file of a control group has");
        }
        direct = ByteBuffer.allocateDirect(array.length * 2);
        array = Arrays.copyOf(array, array.length * 2);
    }

    boolean atEnd() {
        return at >= length;
    }

    byte peek() {
        return at < length ? array[at] : (byte) '\n';
    }

    void skip(int c) {
        while (at < length && array[at] == c) {
            at++;
        }
    }

    /** Moves to the next of this byte, or to the end of the line. */
    void seek(int c) {
        byte[] text = array;
        int end = length;
        int i = at;
        while (i < end && text[i] != c && text[i] != '\n') {
            i++;
        }
        at = i;
    }

    void nextLine() {
        seek('\n');
        at++;
    }

    boolean isDigit() {
        return at < length && array[at] >= '0' && array[at] <= '9';
    }

    /** The number here; one too big for a long is the largest long. Moves behind it. */
    long number() {
        byte[] text = array;
        int end = length;
        int i = at;
        long value = 0;
        int digits = 0;
        while (i < end) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            digits += value == 0 ? 0 : 1;
            i++;
        }
        at = i;
        // 19 digits may pass 2^63, which shows as a negative number; 20 may have gone round once more.
        return digits > 19 || value < 0 ? Long.MAX_VALUE : value;
    }

    /** If these bytes are here. Does not move. */
    boolean startsWith(byte[] prefix) {
        return at + prefix.length <= length && Arrays.equals(array, at, at + prefix.length, prefix, 0, prefix.length);
    }
}
