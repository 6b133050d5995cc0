package io.mesokit.core.internal;

import io.mesokit.core.MesokitException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.StreamOptions;
import io.mesokit.core.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Passes a good answer on as it comes, so that it takes no memory. Once some of it has been passed on, no other attempt
 * can follow: it would pass on the beginning again. For one run.
 */
final class Download implements Intake {
    private static final byte[] NOTHING = {};
    private static final int PIECE = 64 << 10;

    private final OutputStream target;
    private final StreamOptions options;
    private long count;

    Download(OutputStream target, StreamOptions options) {
        this.target = target;
        this.options = options;
    }

    long count() {
        return count;
    }

    @Override
    public void mark(Request.Builder wire) {
        wire.tag(HttpClients.IdleTimeout.class, new HttpClients.IdleTimeout(options.idleTimeout()));
    }

    @Override
    public void limit(Call call, long nanos) {
        // None: how long it takes is a matter of size. What is limited is silence.
    }

    @Override
    public RawResponse take(Exchange exchange, Response response) throws IOException {
        if (response.code() >= 300) {
            return Intake.whole().take(exchange, response);
        }
        try (InputStream body = response.body().byteStream()) {
            copy(exchange, body);
        }
        return new RawResponse(exchange::info, response.code(), () -> HttpClients.headers(response), NOTHING);
    }

    private void copy(Exchange exchange, InputStream body) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int n = read(exchange, body, piece); n >= 0; n = read(exchange, body, piece)) {
            try {
                target.write(piece, 0, n);
            } catch (IOException full) {
                throw AttemptFailure.last(new TransportException(
                        exchange.info(),
                        "what it is to be written to failed after " + count + " bytes: " + full,
                        full));
            }
            count += n;
        }
    }

    private int read(Exchange exchange, InputStream body, byte[] piece) throws IOException {
        try {
            return body.read(piece);
        } catch (IOException cut) {
            if (count == 0) {
                throw cut;
            }
            MesokitException failure = exchange.ended(cut);
            throw AttemptFailure.last(failure);
        }
    }
}
