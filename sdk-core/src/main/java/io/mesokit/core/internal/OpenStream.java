package io.mesokit.core.internal;

import io.mesokit.core.RawResponse;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.StreamOptions;
import io.mesokit.core.spi.Framing;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Opens one connection of a stream and keeps it: a good answer is not read, and no time limit is set on the exchange
 * but that on silence. Used by one thread.
 */
final class OpenStream implements Intake, AutoCloseable {
    private static final int OK = 200;
    private static final byte[] NOTHING = {};

    /** So many heartbeats may be missed: what the makers of Mesos advise. */
    private static final int MISSED_HEARTBEATS = 5;

    private final StreamOptions options;
    private final HttpClients.IdleTimeout idle;
    private Duration silence;
    private @Nullable Response open;
    private @Nullable RequestInfo request;
    private @Nullable Call exchange;

    OpenStream(StreamOptions options) {
        this.options = options;
        this.silence = options.idleTimeout();
        this.idle = new HttpClients.IdleTimeout(silence);
    }

    @Override
    public void mark(Request.Builder wire) {
        wire.tag(HttpClients.IdleTimeout.class, idle);
    }

    @Override
    public void begin(Call call) {
        exchange = call;
    }

    @Override
    public void limit(Call call, long nanos) {
        // None: it would count the whole life of the stream.
    }

    @Override
    public RawResponse take(Exchange exchange, Response response) throws IOException {
        if (response.code() != OK) {
            return Intake.whole().take(exchange, response);
        }
        open = response;
        request = exchange.info();
        return new RawResponse(exchange::info, response.code(), () -> HttpClients.headers(response), NOTHING);
    }

    /** Whether the answer was a stream: one that is good but no 200 says that there is none. */
    boolean isOpen() {
        return open != null;
    }

    Records records(Framing framing) {
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return Records.of(framing, open.body().byteStream(), options.maxRecordBytes());
    }

    InputStream bytes() {
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open.body().byteStream();
    }

    Call exchange() {
        if (exchange == null) {
            throw new IllegalStateException("not open");
        }
        return exchange;
    }

    RequestInfo request() {
        if (request == null) {
            throw new IllegalStateException("not open");
        }
        return request;
    }

    /** How long it may be silent, by now. */
    Duration silence() {
        return silence;
    }

    /** The server promised a sign of life that often. */
    void heartbeat(Duration interval) throws IOException {
        if (open != null) {
            silence = interval.multipliedBy(MISSED_HEARTBEATS);
            idle.change(open, silence);
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
