package io.mesokit.core.internal;

import io.mesokit.core.TransportException;
import java.io.IOException;
import java.io.OutputStream;

/** Passes a body on as it comes, so that it takes no memory. */
final class Download {
    private static final int PIECE = 64 << 10;

    private final OpenBody body;
    private final OutputStream target;
    private long count;

    Download(OpenBody body, OutputStream target) {
        this.body = body;
        this.target = target;
    }

    /** Passes on what there is, to the end; says how much. */
    long run() {
        byte[] piece = new byte[PIECE];
        for (int n = read(piece); n >= 0; n = read(piece)) {
            write(piece, n);
            count += n;
        }
        return count;
    }

    private int read(byte[] piece) {
        try {
            return body.read(piece);
        } catch (IOException cut) {
            throw body.failure(cut);
        }
    }

    private void write(byte[] piece, int length) {
        try {
            target.write(piece, 0, length);
        } catch (IOException full) {
            throw new TransportException(
                    body.request(), "what it is to be written to failed after " + count + " bytes: " + full, full);
        }
    }
}
