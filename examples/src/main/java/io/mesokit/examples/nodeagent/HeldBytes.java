package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Passes bytes on to a parser, and keeps those that it is at: the piece that it was given last, and all since the place
 * that is held. For one thread.
 */
final class HeldBytes extends FilterInputStream {
    private static final long NOWHERE = Long.MAX_VALUE;

    private final int most;
    private byte[] kept = new byte[16 << 10];
    private int length;
    /** Where in the whole the first one that is kept is. */
    private long begin;

    private long held = NOWHERE;

    /** @param most how many to keep: if there are more since the place that is held, reading fails */
    HeldBytes(InputStream in, int most) {
        super(in);
        this.most = most;
    }

    /** Keeps the bytes from this place on, which is in the last piece. */
    void hold(long from) {
        held = from;
    }

    /** Keeps them no longer than to the next piece. */
    void release() {
        held = NOWHERE;
    }

    /** The checksum of the bytes from the place that is held. */
    long checksum(long to) {
        CRC32 sum = new CRC32();
        sum.update(kept, at(held), at(to) - at(held));
        return sum.getValue();
    }

    /** Whether the bytes from the place that is held are these. */
    boolean are(long to, byte[] these) {
        return Arrays.equals(kept, at(held), at(to), these, 0, these.length);
    }

    /** The bytes from the place that is held. */
    byte[] copy(long to) {
        return Arrays.copyOfRange(kept, at(held), at(to));
    }

    private int at(long place) {
        return Math.toIntExact(place - begin);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = super.read(target, offset, count);
        if (read > 0) {
            forget();
            keep(target, offset, read);
        }
        return read;
    }

    private void forget() {
        int gone = (int) Math.min(length, held - begin);
        System.arraycopy(kept, gone, kept, 0, length - gone);
        length -= gone;
        begin += gone;
    }

    private void keep(byte[] source, int offset, int count) throws IOException {
        if (count > most - length) {
            throw new StreamConstraintsException("one task has more than " + most + " bytes");
        }
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(length + count, 2 * kept.length));
        }
        System.arraycopy(source, offset, kept, length, count);
        length += count;
    }
}
