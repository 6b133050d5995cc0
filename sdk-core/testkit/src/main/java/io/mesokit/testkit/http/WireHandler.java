package io.mesokit.testkit.http;

import java.io.IOException;
import java.io.InputStream;

/** Answers requests. Called on the server's threads, many at a time; it may block. */
@FunctionalInterface
public interface WireHandler {
    /**
     * Answers one request. An exception is logged and becomes a 500 with a text body.
     *
     * @throws InterruptedException when the server is being stopped
     */
    WireResponse handle(WireRequest request) throws InterruptedException;

    /**
     * Whether the body of a request is to be read while it comes, by {@link #handle(WireRequest, InputStream)}. By
     * default none is.
     *
     * @param head the request without its body, which is not yet there
     */
    default boolean streams(WireRequest head) {
        return false;
    }

    /**
     * Answers one request whose body may still be on its way. The answer is sent when this returns, wherever the body
     * is then; what is left of it is not read, and the connection not used again.
     *
     * @param head the request without its body
     * @param body the bytes of the body as they come; closing it, from any thread, makes a read that waits fail
     * @throws IOException when the client broke off; the connection is then reset
     * @throws InterruptedException when the server is being stopped
     */
    default WireResponse handle(WireRequest head, InputStream body) throws IOException, InterruptedException {
        return handle(new WireRequest(head.method(), head.path(), head.query(), head.headers(), body.readAllBytes()));
    }
}
