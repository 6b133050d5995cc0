package io.mesokit.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An answer to the byte: status, header lines, and a body. Nothing is added to it except {@code Date} and what frames
 * the body ({@code Content-Length}, or {@code Transfer-Encoding: chunked} after {@link #chunked()} and for streams).
 * Immutable and thread-safe.
 */
public final class WireResponse {
    private final int status;
    private final WireHeaders headers;
    private final byte[] body;
    private final boolean chunked;
    private final Optional<StreamBody> stream;
    private final int announced;

    private WireResponse(int status, WireHeaders headers, byte[] body, boolean chunked, Optional<StreamBody> stream) {
        this(status, headers, body, chunked, stream, -1);
    }

    private WireResponse(
            int status, WireHeaders headers, byte[] body, boolean chunked, Optional<StreamBody> stream, int announced) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.chunked = chunked;
        this.stream = stream;
        this.announced = announced;
    }

    /** An empty answer. */
    public static WireResponse of(int status) {
        return new WireResponse(status, WireHeaders.none(), new byte[0], false, Optional.empty());
    }

    /** An answer of exactly this type and text (UTF-8); no charset is added to the type. */
    public static WireResponse of(int status, String contentType, String text) {
        return of(status).header("Content-Type", contentType).body(text);
    }

    /** An endless or long answer, written piece by piece and flushed after each piece. */
    public static WireResponse stream(int status, String contentType, StreamBody stream) {
        WireHeaders headers = WireHeaders.none().plus("Content-Type", contentType);
        return new WireResponse(status, headers, new byte[0], true, Optional.of(stream));
    }

    /** The same answer with one more header line. */
    public WireResponse header(String name, String value) {
        return headers(headers.plus(name, value));
    }

    /** The same answer with exactly these header lines. */
    public WireResponse headers(WireHeaders replacement) {
        return new WireResponse(status, replacement, body, chunked, stream);
    }

    /** The same answer with a body that is written by this. */
    public WireResponse stream(StreamBody replacement) {
        return new WireResponse(status, headers, new byte[0], true, Optional.of(replacement));
    }

    /** The same answer with this body. */
    public WireResponse body(byte[] replacement) {
        return new WireResponse(status, headers, replacement.clone(), chunked, Optional.empty());
    }

    /** The same answer with this text as its body, in UTF-8. */
    public WireResponse body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer sent with {@code Transfer-Encoding: chunked} in place of a length. */
    public WireResponse chunked() {
        return new WireResponse(status, headers, body, true, stream);
    }

    /** The same answer, with a length announced that the body does not have; the connection is closed after it. */
    public WireResponse cutShort(int announcedLength) {
        return new WireResponse(status, headers, body, false, Optional.empty(), announcedLength);
    }

    /** The length that is announced but not kept; negative for an honest answer. */
    int announced() {
        return announced;
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The header lines that the service chose; those that frame the body are not among them. */
    public WireHeaders headers() {
        return headers;
    }

    /** The body bytes; empty for a stream. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the body goes out in chunks. */
    public boolean isChunked() {
        return chunked;
    }

    /** The writer of a streamed body. */
    public Optional<StreamBody> stream() {
        return stream;
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
