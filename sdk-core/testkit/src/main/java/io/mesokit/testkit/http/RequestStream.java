package io.mesokit.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * A request's body as it comes. Jetty's own stream cannot be closed under a reader that waits; this one can, so that a
 * service may answer before the body has ended.
 */
final class RequestStream extends InputStream {
    private final Content.Source source;
    private final Invocable more = Invocable.from(Invocable.InvocationType.NON_BLOCKING, this::more);
    private boolean demanded; // guarded by this
    private boolean closed; // guarded by this
    private Content.Chunk current = Content.Chunk.EMPTY; // guarded by this

    RequestStream(Content.Source source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        while (length > 0 && !closed && !current.hasRemaining()) {
            if (current.isLast()) {
                return -1;
            }
            next();
        }
        if (closed) {
            throw new IOException("closed");
        }
        int count = Math.min(length, current.remaining());
        current.getByteBuffer().get(target, offset, count);
        return count;
    }

    private void next() throws IOException {
        current.release();
        current = Content.Chunk.EMPTY;
        Content.Chunk read = source.read();
        if (read == null) {
            awaitMore();
        } else if (Content.Chunk.isFailure(read)) {
            throw new IOException("the client broke off", read.getFailure());
        } else {
            current = read;
        }
    }

    private void awaitMore() throws IOException {
        if (!demanded) {
            demanded = true;
            source.demand((Runnable) more);
        }
        try {
            while (demanded && !closed) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", stopped);
        }
    }

    private synchronized void more() {
        demanded = false;
        notifyAll();
    }

    /** Ends it for good; a reader that waits fails. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
