package io.mesokit.core.internal;

import io.mesokit.core.RawResponse;
import io.mesokit.core.spi.BodyDecoder;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a good answer while it comes, as a part of the exchange: its limit on time holds, and an answer that is cut
 * is a failed attempt. For one run of a call.
 */
final class Digest<T> implements Intake {
    private static final byte[] NOTHING = {};

    private final BodyDecoder<T> decoder;
    private @Nullable T value;
    private @Nullable Exception odd;

    Digest(BodyDecoder<T> decoder) {
        this.decoder = decoder;
    }

    @Override
    public RawResponse take(Exchange exchange, Response response) throws IOException {
        if (response.code() >= 300) {
            return Intake.whole().take(exchange, response);
        }
        try (response) {
            decode(new Body(response.body().byteStream()));
        }
        return new RawResponse(exchange::info, response.code(), () -> HttpClients.headers(response), NOTHING);
    }

    private void decode(Body body) throws IOException {
        odd = null;
        try {
            value = decoder.decode(body);
        } catch (IOException | RuntimeException thrown) {
            body.throwIfCut(); // whatever a parser made of it
            odd = thrown;
        }
    }

    /** What was made of the last answer. */
    T value(RawResponse answer) {
        if (odd != null) {
            throw Decoding.failure(answer.request(), odd, "");
        }
        return Objects.requireNonNull(value, "value");
    }

    /** Remembers whether it was the socket that failed. */
    private static final class Body extends FilterInputStream {
        private @Nullable IOException cut;

        Body(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                cut = e;
                throw e;
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                cut = e;
                throw e;
            }
        }

        void throwIfCut() throws IOException {
            if (cut != null) {
                throw cut;
            }
        }
    }
}
