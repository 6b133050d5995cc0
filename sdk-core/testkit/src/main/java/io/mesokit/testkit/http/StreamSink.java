package io.mesokit.testkit.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The socket side of a streamed body. */
@FunctionalInterface
public interface StreamSink {
    /**
     * Sends one piece and flushes it: one piece is one chunk on the wire. Blocks until it is written.
     *
     * @throws IOException when the client is gone or a fault cut the stream
     */
    void send(byte[] piece) throws IOException;

    /**
     * Has that done when the client closes the connection, on a thread that must not be held up. Without it a writer
     * finds out when it writes.
     */
    default void onClientGone(Runnable action) {
        // A sink that is no socket has no client that goes.
    }

    /**
     * Sends text in UTF-8.
     *
     * @throws IOException when the client is gone or a fault cut the stream
     */
    default void send(String piece) throws IOException {
        send(piece.getBytes(StandardCharsets.UTF_8));
    }
}
