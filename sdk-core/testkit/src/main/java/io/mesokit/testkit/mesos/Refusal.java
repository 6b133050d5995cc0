package io.mesokit.testkit.mesos;

import io.mesokit.testkit.http.WireResponse;

/** A call that is turned down, with the server's own words. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final int status;

    Refusal(int status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    static Refusal badRequest(String text) {
        return new Refusal(400, text);
    }

    static Refusal forbidden() {
        return new Refusal(403, "403 Forbidden.");
    }

    static Refusal notFound() {
        return new Refusal(404, "404 Not Found.");
    }

    static Refusal conflict(String text) {
        return new Refusal(409, text);
    }

    WireResponse answer() {
        return WireResponse.of(status, TEXT, String.valueOf(getMessage()));
    }
}
