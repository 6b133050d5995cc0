package io.mesokit.mesos;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.LongFunction;

/** A file, fetched part by part as it is read. For one thread. */
final class FileStream extends InputStream {
    private final LongFunction<FilePart> parts;
    private byte[] current = {};
    private int position;
    private long next;
    private boolean ended;

    /** Nothing is fetched before the first read. */
    FileStream(LongFunction<FilePart> parts) {
        this.parts = parts;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (position == current.length && !fetch()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fetch() throws IOException {
        if (ended) {
            return false;
        }
        FilePart part = parts.apply(next);
        if (part.size() < next) {
            throw new IOException("the file has " + part.size() + " bytes now, and " + next
                    + " were read: it was cut, or it is the file of another master, which leads now");
        }
        current = part.data().toByteArray();
        position = 0;
        next = part.end();
        ended = current.length == 0;
        return !ended;
    }

    @Override
    public int available() {
        return current.length - position;
    }

    @Override
    public void close() {
        ended = true;
        position = current.length;
    }
}
