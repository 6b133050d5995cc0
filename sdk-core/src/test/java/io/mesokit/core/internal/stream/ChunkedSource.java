package io.mesokit.core.internal.stream;

import java.io.IOException;
import java.io.InputStream;

/** A source that hands out bytes in chunks and, asked for more than it has, ends or fails the test. */
final class ChunkedSource extends InputStream {
    private final byte[] bytes;
    private final int chunk;
    private final boolean ends;
    private int position;

    private ChunkedSource(byte[] bytes, int chunk, boolean ends) {
        this.bytes = bytes;
        this.chunk = chunk;
        this.ends = ends;
    }

    static ChunkedSource of(byte[] bytes, int chunk) {
        return new ChunkedSource(bytes, chunk, true);
    }

    /** A connection that stays open: a read past the bytes would block, so it fails the test instead. */
    static ChunkedSource open(byte[] bytes) {
        return new ChunkedSource(bytes, Integer.MAX_VALUE, false);
    }

    int position() {
        return position;
    }

    @Override
    public int read() {
        throw new AssertionError("read byte by byte");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == bytes.length) {
            return end();
        }
        int count = Math.min(Math.min(length, chunk), bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    private int end() {
        if (ends) {
            return -1;
        }
        throw new AssertionError("asked for more bytes than the record needs");
    }
}
