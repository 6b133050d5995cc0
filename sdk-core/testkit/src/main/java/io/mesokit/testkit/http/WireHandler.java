package io.mesokit.testkit.http;

/** Answers requests. Called on the server's threads, many at a time; it may block. */
@FunctionalInterface
public interface WireHandler {
    /**
     * Answers one request. An exception is logged and becomes a 500 with a text body.
     *
     * @throws InterruptedException when the server is being stopped
     */
    WireResponse handle(WireRequest request) throws InterruptedException;
}
