package io.mesokit.core.internal;

import com.fasterxml.jackson.core.JacksonException;
import io.mesokit.core.CallCancelledException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.spi.BodyStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is read by whoever made the call, after the call is over. The client's end is its end, too. */
final class OpenBody extends BodyStream {
    private final Engine engine;
    private final OpenStream open;
    private final InputStream bytes;
    private final Canceller canceller = new Canceller();
    private volatile boolean closed;

    private OpenBody(Engine engine, OpenStream open) {
        this.engine = engine;
        this.open = open;
        this.bytes = open.bytes();
        canceller.exchanging(open.exchange());
        engine.streams().add(canceller);
    }

    /** What is done with a body that is open. */
    interface Use<T> {
        T of(OpenBody body) throws IOException;
    }

    /** Hands out what the exchange has opened. */
    static <T> T use(Engine engine, OpenStream open, Use<T> use) throws IOException {
        OpenBody body = new OpenBody(engine, open);
        try {
            return use.of(body);
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    RequestInfo request() {
        return open.request();
    }

    @Override
    public int read() throws IOException {
        return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = bytes.read(target, offset, length);
        if (count < 0) {
            engine.streams().remove(canceller);
        }
        return count;
    }

    @Override
    public MesokitException failure(IOException thrown) {
        if (engine.isClosed()) {
            return engine.closed(open.request());
        }
        if (closed) {
            return new CallCancelledException(open.request(), "the body was closed while it was read", thrown);
        }
        if (Thread.currentThread().isInterrupted()) {
            return new CallCancelledException(open.request(), "its thread was interrupted", thrown);
        }
        IOException root = root(thrown);
        return root instanceof JacksonException ? Decoding.failure(open.request(), thrown, "") : Losses.of(open, root);
    }

    /** What broke the reading off: a parser wraps it, amid a list. */
    private static IOException root(IOException thrown) {
        IOException root = thrown;
        while (root.getCause() instanceof IOException cause) {
            root = cause;
        }
        return root instanceof JacksonException ? thrown : root;
    }

    @Override
    public void close() {
        closed = true;
        engine.streams().remove(canceller);
        canceller.cancel();
    }
}
