package io.mesokit.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The same GET of about 1 KiB of JSON made in two ways: through the SDK with its defaults, and with an OkHttp client
 * whose limits per host and of idle connections are raised to the number of callers, as one who tuned it would, and
 * which has the SDK's timeouts: one for the whole call, none for reads, which is the cheaper way in OkHttp, too. Both
 * make the request anew each time and read the answer into a tree with the same mapper. Safe for use by many threads.
 */
@State(Scope.Benchmark)
public class Callers {
    static final int MOST = 64;
    private static final int BODY = 1024;
    private static final String PATH = "/v1/scheduler/jobs";

    private @Nullable Opened opened;
    private boolean oursTurn;

    /** What a trial runs with. */
    private record Opened(LoopbackServer server, ServiceClient mesokit, OkHttpClient okhttp, String url) {}

    /** Starts the server and both clients. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        LoopbackServer server = LoopbackServer.start(Bodies.json(BODY));
        ClientOptions options = ClientOptions.builder(server.url()).build();
        ServiceClient mesokit = ServiceClient.open(ServiceProfile.of("benchmark"), options);
        opened = new Opened(server, mesokit, okhttp(), server.url() + PATH);
    }

    /** Hands over from one side to the other; the first iteration is ours. */
    @Setup(Level.Iteration)
    public void turn() {
        oursTurn = !oursTurn;
    }

    boolean oursTurn() {
        return oursTurn;
    }

    private static OkHttpClient okhttp() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(MOST);
        dispatcher.setMaxRequestsPerHost(MOST);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(MOST, 5, TimeUnit.MINUTES))
                .callTimeout(30, TimeUnit.SECONDS)
                .readTimeout(0, TimeUnit.SECONDS)
                .writeTimeout(0, TimeUnit.SECONDS)
                .build();
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "opened");
    }

    /** Closes all of it. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        Opened all = opened();
        all.mesokit.close();
        all.okhttp.dispatcher().executorService().shutdown();
        all.okhttp.connectionPool().evictAll();
        all.server.close();
    }

    Call<JsonNode> ours() {
        return opened().mesokit.raw(Request.get(PATH));
    }

    JsonNode peer() throws IOException {
        try (Response response = peerCall().execute()) {
            return decoded(response);
        }
    }

    CompletableFuture<JsonNode> peerAsync() {
        CompletableFuture<JsonNode> future = new CompletableFuture<>();
        peerCall().enqueue(new Callback() {
            @Override
            public void onFailure(okhttp3.Call call, IOException failure) {
                future.completeExceptionally(failure);
            }

            @Override
            public void onResponse(okhttp3.Call call, Response response) throws IOException {
                try (response) {
                    future.complete(decoded(response));
                }
            }
        });
        return future;
    }

    private okhttp3.Call peerCall() {
        okhttp3.Request request = new okhttp3.Request.Builder()
                .url(opened().url)
                .header("Accept", "application/json")
                .build();
        return opened().okhttp.newCall(request);
    }

    private static JsonNode decoded(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw new IOException("status " + response.code());
        }
        return Json.mapper().readTree(response.body().bytes());
    }
}
