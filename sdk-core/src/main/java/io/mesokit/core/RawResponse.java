package io.mesokit.core;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An answer as it came, whole: what decoders read and what a {@link StatusException} carries. Immutable, except that
 * {@link #bytes()} is not a copy and must not be written to.
 */
public final class RawResponse {
    private static final int HEAD = 500;

    private final Supplier<RequestInfo> request;
    private final int status;
    private final Supplier<HttpHeaders> headers;
    private final byte[] body;

    /**
     * An answer; the suppliers are asked only if somebody looks, for most answers are read and forgotten.
     *
     * @param request what was asked
     * @param status the HTTP status
     * @param headers the headers
     * @param body the whole body; empty if there was none
     */
    public RawResponse(Supplier<RequestInfo> request, int status, Supplier<HttpHeaders> headers, byte[] body) {
        this.request = request;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** What was asked. */
    public RequestInfo request() {
        return request.get();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** All headers; names are compared without case. */
    public HttpHeaders headers() {
        return headers.get();
    }

    /**
     * The first header of that name.
     *
     * @param name in any case
     */
    public Optional<String> header(String name) {
        return headers().firstValue(name);
    }

    /** The body's bytes, not copied: do not write to them. */
    public byte[] bytes() {
        return body;
    }

    /** The whole body as text, read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The start of the body on one line, at most 500 characters, for messages. */
    public String head() {
        int end = Math.min(body.length, HEAD * 4);
        String start = new String(body, 0, end, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        return start.length() <= HEAD ? start : start.substring(0, HEAD) + "…";
    }

    @Override
    public String toString() {
        return request() + " -> " + status + ", " + body.length + " bytes";
    }
}
