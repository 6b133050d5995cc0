package io.mesokit.core;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An answer as it came, whole: what decoders read and what a {@link StatusException} carries. Immutable, except that
 * {@link #bytes()} is not a copy and must not be written to.
 */
public final class RawResponse {
    private static final int HEAD = 500;

    /** At the end of what is looked at there may be the beginning of one, which nobody would know for what it is. */
    private static final int LONGEST_SECRET = 16 * 1024;

    private final Supplier<RequestInfo> request;
    private final int status;
    private final Supplier<HttpHeaders> headers;
    private final byte[] body;
    private final UnaryOperator<String> masking;

    /**
     * An answer; the suppliers are asked only if somebody looks, for most answers are read and forgotten.
     *
     * @param request what was asked
     * @param status the HTTP status
     * @param headers the headers
     * @param body the whole body; empty if there was none
     */
    public RawResponse(Supplier<RequestInfo> request, int status, Supplier<HttpHeaders> headers, byte[] body) {
        this(request, status, headers, body, UnaryOperator.identity());
    }

    /**
     * An answer to a request that held secrets.
     *
     * @param request what was asked
     * @param status the HTTP status
     * @param headers the headers
     * @param body the whole body; empty if there was none
     * @param masking takes the request's secrets out of a text
     */
    public RawResponse(
            Supplier<RequestInfo> request,
            int status,
            Supplier<HttpHeaders> headers,
            byte[] body,
            UnaryOperator<String> masking) {
        this.request = request;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.masking = masking;
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

    /**
     * The text without the secrets that the request held, should the server have sent them back: what may be logged,
     * and be part of a message. All that {@link StatusException} and {@link DecodingException} say has been through
     * here.
     *
     * @param text some text of the answer
     */
    public String shown(String text) {
        return masking.apply(text);
    }

    /** The start of the body on one line, at most 500 characters, for messages; {@link #shown(String) masked}. */
    public String head() {
        int end = Math.min(body.length, 4 * (HEAD + LONGEST_SECRET));
        String masked = shown(new String(body, 0, end, StandardCharsets.UTF_8));
        int whole = end == body.length ? masked.length() : Math.max(0, masked.length() - LONGEST_SECRET);
        String start = masked.substring(0, whole).strip().replaceAll("\\s+", " ");
        return start.length() <= HEAD ? start : start.substring(0, HEAD) + "…";
    }

    @Override
    public String toString() {
        return request() + " -> " + status + ", " + body.length + " bytes";
    }
}
