package io.mesokit.core.internal;

import io.mesokit.core.RawResponse;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.StreamOptions;
import io.mesokit.core.spi.Framing;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Opens one connection of a stream and keeps it: a good answer is not read, and no time limit is set on the exchange but
 * that on silence. Used by one thread.
 */
final class OpenStream implements Intake, AutoCloseable {
    private static final byte[] NOTHING = {};

    private final StreamOptions options;
    private @Nullable Response open;
    private @Nullable RequestInfo request;

    OpenStream(StreamOptions options) {
        this.options = options;
    }

    @Override
    public void mark(Request.Builder wire) {
        long millis = Math.min(options.idleTimeout().toMillis(), Integer.MAX_VALUE);
        wire.tag(HttpClients.IdleTimeout.class, new HttpClients.IdleTimeout((int) Math.max(1, millis)));
    }

    @Override
    public void limit(Call call, long nanos) {
        // None: it would count the whole life of the stream.
    }

    @Override
    public RawResponse take(Exchange exchange, Response response) throws IOException {
        if (response.code() >= 300) {
            return Intake.whole().take(exchange, response);
        }
        open = response;
        request = exchange.info();
        return new RawResponse(exchange::info, response.code(), () -> HttpClients.headers(response), NOTHING);
    }

    Records records(Framing framing) {
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return Records.of(framing, open.body().byteStream(), options.maxRecordBytes());
    }

    RequestInfo request() {
        if (request == null) {
            throw new IllegalStateException("not open");
        }
        return request;
    }

    Duration idleTimeout() {
        return options.idleTimeout();
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
