package io.mesokit.core.internal;

import io.mesokit.core.ClientOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The HTTP clients beneath one service client, with one connection pool.
 *
 * <p>There are two, because OkHttp sends a request again by itself when a pooled connection turns out dead: welcome for
 * what is safe to repeat, out of the question for what is not. Redirects are ours in both, since theirs would take
 * credentials along, or drop them where the cluster's leader needs them.
 */
final class HttpClients {
    /** Below the 30 s after which Chronos and Marathon close an idle connection under the feet of the next POST. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(25);

    private final OkHttpClient repeating;
    private final OkHttpClient once;
    private final boolean ownPool;

    HttpClients(ClientOptions options) {
        this.ownPool = options.httpClient().isEmpty();
        OkHttpClient.Builder base =
                options.httpClient().map(OkHttpClient::newBuilder).orElseGet(() -> fresh(options));
        this.repeating = base.followRedirects(false)
                .followSslRedirects(false)
                .dispatcher(new Dispatcher())
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .addInterceptor(HttpClients::withIdleTimeout)
                .addNetworkInterceptor(HttpClients::markSent)
                .build();
        this.once = repeating.newBuilder().retryOnConnectionFailure(false).build();
    }

    private static OkHttpClient.Builder fresh(ClientOptions options) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(options.connectTimeout())
                .connectionPool(new ConnectionPool(32, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS));
        if (!options.tls().isDefault()) {
            TlsFiles.apply(options.tls(), builder);
        }
        return builder;
    }

    OkHttpClient forRequests(boolean repeatable) {
        return repeatable ? repeating : once;
    }

    /** The connection stands and the request is about to be written: from here on, it may have happened. */
    private static Response markSent(Interceptor.Chain chain) throws IOException {
        Run run = chain.request().tag(Run.class);
        if (run != null) {
            run.markSent();
        }
        return chain.proceed(chain.request());
    }

    private static Response withIdleTimeout(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        IdleTimeout idle = request.tag(IdleTimeout.class);
        if (idle == null) {
            return chain.proceed(request);
        }
        return chain.withReadTimeout(idle.millis(), TimeUnit.MILLISECONDS).proceed(request);
    }

    /** Ends what is under way; keeps the caller's own connections. */
    void close() {
        repeating.dispatcher().cancelAll();
        repeating.dispatcher().executorService().shutdown();
        if (ownPool) {
            repeating.connectionPool().evictAll();
        }
    }

    /** Tags a stream's request with how long its connection may be silent. */
    record IdleTimeout(int millis) {}
}
