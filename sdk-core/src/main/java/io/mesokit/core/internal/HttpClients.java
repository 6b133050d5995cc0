package io.mesokit.core.internal;

import io.mesokit.core.ClientOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client beneath a service client.
 *
 * <p>OkHttp's own retries and redirects are off. It would send a request again by itself when a connection turns out
 * dead, which is out of the question for what must not be done twice, and hides attempts from everybody else; and its
 * redirects would take credentials along, or drop them where the cluster's leader needs them. What it would have
 * repaired, a pooled connection that the server had closed meanwhile, is told apart here and left to {@link HttpCall}.
 */
final class HttpClients {
    /** Below the 30 s after which Chronos and Marathon close an idle connection under the feet of the next POST. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(25);

    /** As many as asynchronous calls may be under way at once, or each burst of them would open connections anew. */
    private static final int IDLE_CONNECTIONS = 64;

    private static final long IDLE_WORTH_A_LOOK = TimeUnit.SECONDS.toNanos(1);
    private static final String HIDDEN_RETRY_AFTER = "Mesokit-Retry-After";

    private final OkHttpClient client;
    private final OkHttpClient forStreams;
    private final boolean ownPool;

    private final LastUses uses = new LastUses();

    HttpClients(ClientOptions options) {
        this.ownPool = options.httpClient().isEmpty();
        this.client = base(options)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .dispatcher(new Dispatcher())
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .addNetworkInterceptor(this::markSent)
                .build();
        this.forStreams = client.newBuilder()
                .addInterceptor(HttpClients::withIdleTimeout)
                .addNetworkInterceptor(HttpClients::withSocketKnown)
                .build();
    }

    static OkHttpClient.Builder base(ClientOptions options) {
        return options.httpClient().map(OkHttpClient::newBuilder).orElseGet(() -> fresh(options));
    }

    private static OkHttpClient.Builder fresh(ClientOptions options) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(options.connectTimeout())
                .socketFactory(new KeptAliveSockets())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS));
        if (!options.tls().isDefault()) {
            TlsFiles.apply(options.tls(), builder);
        }
        return builder;
    }

    Call newCall(Request request) {
        boolean stream = request.tag(IdleTimeout.class) != null;
        return (stream ? forStreams : client).newCall(request);
    }

    /** One pooled connection was dead, so others may be: the next attempt shall have a fresh one. */
    void distrustIdleConnections() {
        client.connectionPool().evictAll();
    }

    /** The connection stands and the request is about to be written: from here on, it may have happened. */
    private Response markSent(Interceptor.Chain chain) throws IOException {
        Run run = chain.request().tag(Run.class);
        Connection connection = chain.connection();
        if (run != null && connection != null) {
            long now = run.exchangeBegun();
            long before = uses.put(connection, now);
            boolean used = before != LastUses.NEVER;
            if (used && now - before > IDLE_WORTH_A_LOOK && closedMeanwhile(connection)) {
                throw new ClosedMeanwhile();
            }
            run.markSent(used);
            if (chain.request().body() instanceof StreamedPayload streamed) {
                streamed.over(connection);
            }
        }
        return withoutRetryAfter(chain.proceed(chain.request()));
    }

    /**
     * Whether the server has closed the connection since. OkHttp looks only after 10 s, and many servers close sooner:
     * the next POST would be lost, its outcome unknown. The look takes a millisecond, hence not at a busy connection.
     */
    private static boolean closedMeanwhile(Connection connection) throws IOException {
        if (connection.protocol() != Protocol.HTTP_1_1) {
            return false;
        }
        Socket socket = connection.socket();
        int timeout = socket.getSoTimeout();
        try {
            socket.setSoTimeout(1);
            // Nothing was asked, so whatever comes, be it a byte or the end, ends this connection's use.
            return socket.getInputStream().read() >= -1;
        } catch (SocketTimeoutException alive) {
            socket.setSoTimeout(timeout);
            return false;
        } catch (IOException broken) {
            return true;
        }
    }

    /**
     * OkHttp sends a request again, whatever it is, after a 503 with {@code Retry-After: 0}; so it must not see that.
     */
    private static Response withoutRetryAfter(Response answer) {
        String wait = answer.code() == 503 ? answer.header("Retry-After") : null;
        if (wait == null) {
            return answer;
        }
        return answer.newBuilder()
                .removeHeader("Retry-After")
                .header(HIDDEN_RETRY_AFTER, wait)
                .build();
    }

    /** The headers as the server sent them. */
    static HttpHeaders headers(Response answer) {
        Headers.Builder headers = answer.headers().newBuilder();
        String wait = headers.get(HIDDEN_RETRY_AFTER);
        if (wait != null) {
            headers.removeAll(HIDDEN_RETRY_AFTER).add("Retry-After", wait);
        }
        // OkHttp lets a line through that has no name before its colon; the JDK's type does not.
        return HttpHeaders.of(headers.removeAll("").build().toMultimap(), (name, value) -> true);
    }

    private static Response withIdleTimeout(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        IdleTimeout idle = Objects.requireNonNull(request.tag(IdleTimeout.class));
        return chain.withReadTimeout(idle.millis(), TimeUnit.MILLISECONDS).proceed(request);
    }

    private static Response withSocketKnown(Interceptor.Chain chain) throws IOException {
        IdleTimeout idle = chain.request().tag(IdleTimeout.class);
        Connection connection = chain.connection();
        if (idle != null && connection != null) {
            idle.on(connection);
        }
        return chain.proceed(chain.request());
    }

    /** Ends what is under way; keeps the caller's own connections. */
    void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        if (ownPool) {
            client.connectionPool().evictAll();
        }
    }

    /** A pooled connection was found closed before anything was sent. */
    static final class ClosedMeanwhile extends IOException {
        private static final long serialVersionUID = 1L;

        ClosedMeanwhile() {
            super("the server had closed the connection");
        }
    }

    /** Tags a stream's request with how long its connection may be silent. */
    static final class IdleTimeout {
        private final int millis;
        private volatile @Nullable Socket socket;

        IdleTimeout(Duration silence) {
            this.millis = millis(silence);
        }

        int millis() {
            return millis;
        }

        void on(Connection connection) {
            // Of HTTP/2 the socket is not the stream's alone, and has no limit.
            socket = connection.protocol() == Protocol.HTTP_1_1 ? connection.socket() : null;
        }

        /** Another limit for an answer that is being read, from its next read on. */
        void change(Response answer, Duration silence) throws IOException {
            answer.body().source().timeout().timeout(millis(silence), TimeUnit.MILLISECONDS);
            Socket theirs = socket;
            if (theirs != null) {
                theirs.setSoTimeout(millis(silence));
            }
        }

        private static int millis(Duration silence) {
            long nanos = Run.saturatedNanos(silence);
            return (int) Math.max(1, Math.min(TimeUnit.NANOSECONDS.toMillis(nanos), Integer.MAX_VALUE));
        }
    }
}
