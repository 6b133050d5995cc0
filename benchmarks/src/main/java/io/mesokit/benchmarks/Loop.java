package io.mesokit.benchmarks;

import java.io.InputStream;

/** A body played over and over in chunks, as a socket would give it, so that a reader lives as long as the run. */
final class Loop extends InputStream {
    static final int CHUNK = 8 * 1024;

    private final byte[] body;
    private int position;

    Loop(byte[] body) {
        this.body = body;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int leftInChunk = CHUNK - position % CHUNK;
        int count = Math.min(length, Math.min(leftInChunk, body.length - position));
        System.arraycopy(body, position, target, offset, count);
        position = position + count == body.length ? 0 : position + count;
        return count;
    }
}
