package io.mesokit.core.internal;

import io.mesokit.core.spi.Heartbeat;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Connection;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * A body that is written while it is sent, as RecordIO. It is the one body whose length is not known beforehand.
 *
 * A server may answer before the body ends: Mesos does so whenever a container ends before its input does, and with
 * every refusal. HTTP allows it, but OkHttp looks for the answer of an HTTP/1.1 server only when the body is written,
 * and this one may have hours to go. So whenever there is nothing to write, and now and then when there is, the
 * connection is looked at: a read that waits a millisecond ends with a timeout (all is well), with the end (the server
 * has gone: nobody would notice before the next write), or with a byte, which is the first of an answer. That byte
 * cannot be put back, so the answer is read here, and carried past OkHttp by an exception; see EarlyAnswer. A look is
 * not taken at HTTP/2, whose connection belongs to other requests as well.
 *
 * The thread that writes cannot look while a write is stuck, for a server that has answered need not read on. So
 * another looks as well, the one that watches for interrupts. It may read the answer when some has come, and then
 * closes the socket to set the writer free; the two take turns, for one of them alone may read. Over TLS it sees
 * nothing, and an answer waits until the write goes on.
 */
final class StreamedPayload extends RequestBody {
    private static final Logger LOG = LoggerFactory.getLogger("io.mesokit.core.calls");
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final RecordPipe pipe;
    private final Heartbeat heartbeat;
    private volatile @Nullable Connection connection;
    private volatile boolean begun;
    private final ReentrantLock reading = new ReentrantLock();
    private boolean written; // guarded by reading
    private @Nullable IOException found; // guarded by reading
    private long lastLook;
    private long lastRecord;

    StreamedPayload(RecordPipe pipe, Heartbeat heartbeat) {
        this.pipe = pipe;
        this.heartbeat = heartbeat;
    }

    /** The connection that it is about to be sent over. */
    void over(Connection chosen) {
        connection = chosen;
    }

    /** Whether any of it may have been sent. */
    boolean begun() {
        return begun;
    }

    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        begun = true;
        sink.flush();
        lastLook = System.nanoTime();
        lastRecord = lastLook;
        try {
            while (!pipe.drained()) {
                pass(pipe.poll(LOOK_EVERY), sink);
            }
            sink.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } finally {
            finish();
        }
    }

    /**
     * From here on nobody but OkHttp reads from the connection, unless there has been an answer: if the other thread
     * came upon it, that is why writing ended, whatever that looked like.
     */
    private void finish() throws IOException {
        reading.lock();
        try {
            written = true;
            if (found != null) {
                throw found;
            }
        } finally {
            reading.unlock();
        }
    }

    /** Looks from another thread than the one that writes; does nothing if that one looks now. */
    void lookAside() {
        Connection over = connection;
        if (over == null || !begun || !reading.tryLock()) {
            return;
        }
        try {
            if (!written && found == null) {
                EarlyAnswer.glanceAt(over);
            }
        } catch (IOException answerOrLoss) {
            found = answerOrLoss;
            closeQuietly(over);
        } finally {
            reading.unlock();
        }
    }

    /** A write that is stuck ends with that. */
    private static void closeQuietly(Connection connection) {
        try {
            connection.socket().close();
        } catch (IOException e) {
            LOG.debug("closing a connection", e);
        }
    }

    private void pass(Optional<byte[]> next, BufferedSink sink) throws IOException {
        if (next.isPresent()) {
            write(next.get(), sink);
        } else if (due(lastRecord, heartbeat.every())) {
            write(heartbeat.record(), sink);
        }
        if (due(lastLook, LOOK_EVERY)) {
            look();
        }
    }

    private void write(byte[] record, BufferedSink sink) throws IOException {
        sink.writeUtf8(record.length + "\n").write(record);
        if (pipe.isEmpty()) {
            sink.flush();
        }
        lastRecord = System.nanoTime();
    }

    private void look() throws IOException {
        Connection over = connection;
        if (over != null && !pipe.drained()) {
            reading.lock();
            try {
                EarlyAnswer.lookFor(over);
            } finally {
                reading.unlock();
            }
        }
        lastLook = System.nanoTime();
    }

    private static boolean due(long since, Duration after) {
        return System.nanoTime() - since >= after.toNanos();
    }
}
