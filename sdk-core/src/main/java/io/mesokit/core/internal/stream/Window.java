package io.mesokit.core.internal.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The part of a stream that a reader still needs, in one growing buffer.
 *
 * <p>The bytes from {@code start} to {@code end} are kept. A reader moves {@code start} on as it is done with
 * bytes and calls {@link #fill} only when it cannot go on without more. The buffer at most doubles per fill
 * and only when it is full, so that a length merely announced costs no memory. Used by one thread, except for
 * {@link #bytesRead()}.
 */
final class Window {
    static final int INITIAL_CAPACITY = 16 * 1024;

    /** A buffer over this size is given back once it has not been needed for a while. */
    static final int RETAINED_CAPACITY = 1024 * 1024;

    private static final int USES_BEFORE_RELEASE = 16;

    byte[] bytes;
    int start;
    int end;

    private final InputStream source;
    private final int initialCapacity;
    private final AtomicLong bytesRead = new AtomicLong();
    private boolean exhausted;
    private int smallUses;

    Window(InputStream source, int initialCapacity) {
        this.source = source;
        this.initialCapacity = initialCapacity;
        this.bytes = new byte[initialCapacity];
    }

    /** Bytes taken from the source so far; may be asked by any thread. */
    long bytesRead() {
        return bytesRead.get();
    }

    /** The position in the stream of the byte at an index of the buffer. */
    long offsetOf(int index) {
        return bytesRead.get() - end + index;
    }

    /**
     * Reads once, whatever is there, blocking until there is something. Moves the kept bytes when the buffer
     * is used up, so that only indexes relative to {@code start} stay right.
     *
     * @param wanted how many bytes from {@code start} on the buffer should come to hold
     * @return false at the end of the stream
     */
    boolean fill(long wanted) throws IOException {
        if (exhausted) {
            return false;
        }
        makeRoom(wanted);
        int count = source.read(bytes, end, bytes.length - end);
        if (count == 0) {
            throw new IOException("The source of the stream returned no bytes though asked for some");
        }
        exhausted = count < 0;
        end += Math.max(count, 0);
        bytesRead.setRelease(bytesRead.getPlain() + Math.max(count, 0));
        return !exhausted;
    }

    /** Called between records with the size of the last one: gives a big buffer back when it is no longer used. */
    void release(int lastUse) {
        if (bytes.length <= RETAINED_CAPACITY) {
            return;
        }
        smallUses = lastUse > RETAINED_CAPACITY ? 0 : smallUses + 1;
        if (smallUses >= USES_BEFORE_RELEASE && end - start <= initialCapacity) {
            smallUses = 0;
            moveTo(new byte[initialCapacity]);
        }
    }

    private void makeRoom(long wanted) {
        if (start == end) {
            start = 0;
            end = 0;
        }
        if (end < bytes.length) {
            return;
        }
        moveTo(wanted > bytes.length ? new byte[(int) Math.min(wanted, 2L * bytes.length)] : bytes);
    }

    private void moveTo(byte[] target) {
        System.arraycopy(bytes, start, target, 0, end - start);
        end -= start;
        start = 0;
        bytes = target;
    }
}
