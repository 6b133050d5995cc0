package io.mesokit.core.internal;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * An answer that came before the request's body had ended, on its way past OkHttp, which cannot read one then. After it
 * the connection is of no further use, so OkHttp's closing it for an exception is just right.
 */
final class EarlyAnswer extends IOException {
    private static final long serialVersionUID = 1L;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: (.*))?");
    private static final int MOST_LINE = 64 * 1024;
    private static final int MOST_LINES = 1000;
    private static final long MOST_BODY = 1024 * 1024;
    private static final int PATIENCE_MILLIS = 10_000;

    private final transient Response.Builder answer;

    private EarlyAnswer(Response.Builder answer) {
        super("the server answered before the request had ended");
        this.answer = answer;
    }

    /** The answer to that request; its body is held in memory. */
    Response to(Request request) {
        return answer.request(request).build();
    }

    /**
     * Looks whether an answer has begun, without waiting or reading. Over TLS there never seems to be one.
     *
     * @throws EarlyAnswer if so
     * @throws IOException if the connection has broken
     */
    static void glanceAt(Connection connection) throws IOException {
        Socket socket = connection.socket();
        InputStream in = socket.getInputStream();
        if (connection.protocol() == Protocol.HTTP_1_1 && in.available() > 0) {
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(PATIENCE_MILLIS);
            read(in.read(), in);
            socket.setSoTimeout(timeout);
        }
    }

    /**
     * Looks whether an answer has begun, for a millisecond.
     *
     * @throws EarlyAnswer if so
     * @throws IOException if the connection has ended or broken
     */
    static void lookFor(Connection connection) throws IOException {
        if (connection.protocol() != Protocol.HTTP_1_1) {
            return;
        }
        Socket socket = connection.socket();
        int timeout = socket.getSoTimeout();
        try {
            socket.setSoTimeout(1);
            int first = socket.getInputStream().read();
            if (first < 0) {
                throw new EOFException("the server closed the connection before the request had ended");
            }
            socket.setSoTimeout(PATIENCE_MILLIS);
            read(first, socket.getInputStream());
        } catch (SocketTimeoutException nothingYet) {
            if (socket.getSoTimeout() == PATIENCE_MILLIS) {
                throw nothingYet;
            }
        }
        socket.setSoTimeout(timeout);
    }

    private static void read(int first, InputStream rest) throws IOException {
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), rest);
        BufferedSource source = Okio.buffer(Okio.source(whole));
        do {
            Matcher status = status(source.readUtf8LineStrict(MOST_LINE));
            Headers headers = headers(source);
            int code = Integer.parseInt(status.group(1));
            if (code >= 200) {
                throw new EarlyAnswer(answer(code, status.group(2), headers)
                        .body(ResponseBody.create(body(code, headers, source), null)));
            }
        } while (!source.getBuffer().exhausted());
    }

    private static Matcher status(String line) throws IOException {
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            throw new ProtocolException("not an HTTP answer, and before the request had ended");
        }
        return status;
    }

    private static Response.Builder answer(int code, @Nullable String message, Headers headers) {
        return new Response.Builder()
                .protocol(Protocol.HTTP_1_1)
                .code(code)
                .message(message == null ? "" : message)
                .headers(headers);
    }

    private static Headers headers(BufferedSource source) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        int lines = 0;
        for (String line = source.readUtf8LineStrict(MOST_LINE);
                !line.isEmpty();
                line = source.readUtf8LineStrict(MOST_LINE)) {
            if (++lines > MOST_LINES || line.indexOf(':') <= 0) {
                throw new ProtocolException("a malformed head of an answer before the request had ended");
            }
            headers.addUnsafeNonAscii(
                    line.substring(0, line.indexOf(':')).trim(),
                    line.substring(line.indexOf(':') + 1).trim());
        }
        return headers.build();
    }

    private static byte[] body(int code, Headers headers, BufferedSource source) throws IOException {
        if (code == 204 || code == 304) {
            return new byte[0];
        }
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return chunks(source);
        }
        String length = headers.get("Content-Length");
        return length == null ? upTo(source) : source.readByteArray(checked(length));
    }

    private static long checked(String length) throws IOException {
        try {
            return checked(Long.parseLong(length), 0);
        } catch (NumberFormatException malformed) {
            throw new ProtocolException("Content-Length: " + length);
        }
    }

    private static long checked(long more, long before) throws IOException {
        if (more < 0 || before + more > MOST_BODY) {
            throw new ProtocolException("an answer of more than " + MOST_BODY + " bytes before the request had ended");
        }
        return more;
    }

    private static byte[] chunks(BufferedSource source) throws IOException {
        Buffer all = new Buffer();
        for (long size = chunkSize(source); size > 0; size = chunkSize(source)) {
            source.readFully(all, checked(size, all.size()));
            source.readUtf8LineStrict(MOST_LINE);
        }
        return all.readByteArray();
    }

    private static long chunkSize(BufferedSource source) throws IOException {
        long size = source.readHexadecimalUnsignedLong();
        source.readUtf8LineStrict(MOST_LINE);
        return size;
    }

    private static byte[] upTo(BufferedSource source) throws IOException {
        source.request(MOST_BODY + 1);
        checked(source.getBuffer().size(), 0);
        return source.getBuffer().readByteArray();
    }
}
