package io.mesokit.testkit.http;

import java.io.IOException;

/** Writes a streamed body. It runs on a thread of the server and ends the stream by returning. */
@FunctionalInterface
public interface StreamBody {
    /**
     * Writes until the stream is over. It is called for a client that is gone by then too, and finds that out as ever.
     *
     * @throws IOException when the client is gone or a fault cut the stream; let it pass
     * @throws InterruptedException when the server is being stopped
     */
    void writeTo(StreamSink sink) throws IOException, InterruptedException;
}
