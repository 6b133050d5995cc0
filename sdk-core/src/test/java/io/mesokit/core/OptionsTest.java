package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void merge_laysWhatIsSetOverTheRest() {
        CallOptions under = CallOptions.builder()
                .timeout(SECOND)
                .attemptTimeout(SECOND)
                .repeatable(true)
                .header("A", "1")
                .header("B", "1")
                .build();
        CallOptions over = CallOptions.builder()
                .timeout(Duration.ofSeconds(2))
                .retry(RetryPolicy.none())
                .maxBodyBytes(7)
                .repeatable(false)
                .header("b", "2")
                .build();
        CallOptions merged = under.merge(over);
        assertThat(merged.timeout()).contains(Duration.ofSeconds(2));
        assertThat(merged.attemptTimeout()).contains(SECOND);
        assertThat(merged.retry()).containsSame(RetryPolicy.none());
        assertThat(merged.repeatable()).contains(false);
        assertThat(merged.maxBodyBytes()).contains(7L);
        assertThat(merged.headers()).hasSize(2).containsEntry("A", "1").containsEntry("B", "2");
        assertThat(under.merge(CallOptions.none()).toBuilder().build()).hasToString(under.toString());
        assertThat(CallOptions.none().merge(over)).hasToString(over.toString());
    }

    @Test
    void defaults_areThoseOfTheTable() {
        CallOptions defaults = CallOptions.ofDefaults();
        assertThat(defaults.timeout()).contains(Duration.ofSeconds(30));
        assertThat(defaults.attemptTimeout()).contains(Duration.ofSeconds(10));
        assertThat(defaults.maxBodyBytes()).contains(64L << 20);
        assertThat(defaults.repeatable()).isEmpty();
        RetryPolicy policy = defaults.retry().orElseThrow();
        assertThat(policy.maxAttempts()).isEqualTo(3);
        assertThat(policy.initialDelay()).isEqualTo(Duration.ofMillis(100));
        assertThat(policy.maxDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.multiplier()).isEqualTo(2);
        assertThat(policy.jitter()).isEqualTo(0.5);
        assertThat(policy.statuses()).isEqualTo(Set.of(429, 502, 503, 504));
        assertThat(policy.toString()).contains("maxAttempts=3", "statuses=[429, 502, 503, 504]");
    }

    @Test
    void withDefaults_giveWayToWhatWasSaid() {
        CallOptions more = CallOptions.builder()
                .maxBodyBytes(7)
                .timeout(Duration.ofSeconds(2))
                .build();
        ClientOptions said = ClientOptions.builder("http://localhost:1")
                .timeout(SECOND)
                .build()
                .withDefaults(more);
        assertThat(said.calls().timeout()).contains(SECOND);
        assertThat(said.calls().maxBodyBytes()).contains(7L);
        assertThat(said.calls().attemptTimeout()).contains(Duration.ofSeconds(10));
        assertThat(said.toBuilder().build().calls().maxBodyBytes()).contains(7L);
    }

    @Test
    void arguments_outOfRange_areRefusedByName() {
        Duration minus = SECOND.negated();
        CallOptions.Builder calls = CallOptions.builder();
        RetryPolicy.Builder retry = RetryPolicy.builder();
        Map<String, Runnable> mistakes = Map.ofEntries(
                Map.entry("timeout", () -> calls.timeout(Duration.ZERO)),
                Map.entry("attemptTimeout", () -> calls.attemptTimeout(minus)),
                Map.entry("maxBodyBytes must", () -> calls.maxBodyBytes(0)),
                Map.entry("maxBodyBytes", () -> calls.maxBodyBytes(1L << 31)),
                Map.entry("maxAttempts", () -> retry.maxAttempts(0)),
                Map.entry("initialDelay", () -> retry.initialDelay(Duration.ofNanos(999_999))),
                Map.entry("maxDelay", () -> retry.maxDelay(minus)),
                Map.entry("multiplier", () -> retry.multiplier(0.9)),
                Map.entry("multiplier must", () -> retry.multiplier(Double.NaN)),
                Map.entry("jitter", () -> retry.jitter(1.1)),
                Map.entry("jitter must", () -> retry.jitter(-0.1)),
                Map.entry(
                        "connectTimeout",
                        () -> ClientOptions.builder("http://x").connectTimeout(Duration.ZERO)),
                Map.entry("at least one endpoint", ClientOptions::builder));
        assertThat(mistakes)
                .allSatisfy((name, mistake) -> assertThatThrownBy(mistake::run)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(name));
    }

    @Test
    void arguments_atTheLimit_areTaken() {
        RetryPolicy policy = RetryPolicy.builder()
                .maxAttempts(1)
                .initialDelay(Duration.ofMillis(1))
                .maxDelay(Duration.ofSeconds(Long.MAX_VALUE))
                .multiplier(1)
                .jitter(1)
                .build();
        CallOptions options = CallOptions.builder()
                .maxBodyBytes(Integer.MAX_VALUE)
                .maxBodyBytes(1)
                .timeout(Duration.ofNanos(1))
                .retry(policy)
                .build();
        assertThat(options.retry()).containsSame(policy);
        RetryPolicy.builder().jitter(0).initialDelay(Duration.ofSeconds(Long.MAX_VALUE));
    }

    @Test
    void toBuilder_keepsEverything() {
        ClientOptions options = ClientOptions.builder("http://one:1", "https://two")
                .credentials(Planted.basic())
                .timeout(SECOND)
                .streams(StreamOptions.ofDefaults().withoutReconnect())
                .connectTimeout(SECOND)
                .tls(Tls.ofDefaults().insecurelyTrustingAnythingFrom("two"))
                .clock(() -> java.time.Instant.EPOCH)
                .sleeper(duration -> {})
                .random(new java.util.Random(1))
                .circuitBreaker(CircuitBreakerPolicy.ofDefaults())
                .rateLimit(RateLimit.perSecond(1))
                .maxConcurrent(3)
                .userAgent("me")
                .httpClient(new OkHttpClient())
                .executor(Runnable::run)
                .trustHost("three")
                .build();
        ClientOptions copy = options.toBuilder().build();
        assertThat(copy).usingRecursiveComparison().isEqualTo(options);
        assertThat(copy.endpoints()).hasSize(2);
        assertThat(copy.trustedHosts()).containsExactly("three");
        assertThat(copy.maxConcurrent()).contains(3);
    }

    @Test
    void ownHttpClient_isUsedAndOutlivesOurs() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        OkHttpClient own = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    seen.incrementAndGet();
                    return chain.proceed(chain.request());
                })
                .build();
        try (ScriptedServer server = new ScriptedServer()) {
            server.then(ScriptedServer.Reply.json(200, "{}"), ScriptedServer.Reply.stall());
            ServiceClient client = ServiceClient.open(
                    ServiceProfile.of("options"),
                    ClientOptions.builder(server.url()).httpClient(own).build());
            client.raw(Request.get("/x")).execute();
            assertThat(seen).hasValue(1);
            okhttp3.Call theirs =
                    own.newCall(new okhttp3.Request.Builder().url(server.url()).build());
            CompletableFuture<Boolean> failed = new CompletableFuture<>();
            theirs.enqueue(new Callback() {
                @Override
                public void onFailure(okhttp3.Call call, java.io.IOException e) {
                    failed.complete(call.isCanceled());
                }

                @Override
                public void onResponse(okhttp3.Call call, okhttp3.Response response) {
                    failed.completeExceptionally(new AssertionError(response));
                }
            });
            server.awaitArrival();
            server.awaitArrival();
            client.close();
            assertThat(theirs.isCanceled()).isFalse();
            assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
            assertThat(failed).isNotDone();
            theirs.cancel();
            assertThat(failed.get(20, TimeUnit.SECONDS)).isTrue();
            own.dispatcher().executorService().shutdown();
        }
    }

    @Test
    void ownHttpClient_itsRetriesAndRedirectsAreOff() throws Exception {
        OkHttpClient own = new OkHttpClient.Builder().build();
        try (ScriptedServer server = new ScriptedServer();
                ServiceClient client = ServiceClient.open(
                        ServiceProfile.of("options"),
                        ClientOptions.builder(server.url()).httpClient(own).build())) {
            server.then(ScriptedServer.Reply.empty(302, "Location: http://elsewhere.invalid/"));
            assertThatThrownBy(() -> client.raw(Request.get("/x")).execute()).isInstanceOf(RedirectException.class);
        }
        assertThat(own.followRedirects()).isTrue();
    }

    @Test
    void ownExecutor_runsAsynchronousCalls() throws Exception {
        AtomicReference<Thread> ranOn = new AtomicReference<>();
        try (ScriptedServer server = new ScriptedServer();
                ServiceClient client = ServiceClient.open(
                        ServiceProfile.of("options"),
                        ClientOptions.builder(server.url())
                                .executor(task -> {
                                    Thread thread = new Thread(task, "own-thread-per-task");
                                    ranOn.set(thread);
                                    thread.start();
                                })
                                .build())) {
            client.raw(Request.get("/x")).executeAsync().get(20, TimeUnit.SECONDS);
            assertThat(ranOn.get().getName()).isEqualTo("own-thread-per-task");
            client.composed("c", scope -> client.raw(Request.get("/x")).execute())
                    .executeAsync()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void localhost_wherePortIsOnlyOpenOnOneOfItsAddresses_isReached(BothWays way) throws Exception {
        OkHttpClient sixFirst = new OkHttpClient.Builder()
                .dns(host -> List.of(InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1")))
                .build();
        try (ScriptedServer server = new ScriptedServer();
                ServiceClient client = ServiceClient.open(
                        ServiceProfile.of("options"),
                        ClientOptions.builder("http://localhost:" + server.port())
                                .httpClient(sixFirst)
                                .build())) {
            Response<JsonNode> answer =
                    way.run(client.raw(Request.post("/x").json(1)).asResponse());
            assertThat(answer.attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" http://x ", "HTTP://x", "https://x:1/p/", "http://[::1]:80", "http://10.0.0.1"})
    void endpoint_thatIsOne_isTaken(String url) {
        assertThat(ClientOptions.builder(url).build().endpoints()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "host:80", "ftp://x", "http://", "http:///x", "http://x?q", "http://x#f", "http://a_b", ""})
    void endpoint_thatIsNone_isRefused(String url) {
        assertThatThrownBy(() -> ClientOptions.builder(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("endpoint");
    }

    @Test
    void response_showsWhatCameAroundTheValue() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                ServiceClient client = ServiceClient.open(
                        ServiceProfile.of("options"),
                        ClientOptions.builder(server.url()).build())) {
            server.then(ScriptedServer.Reply.json(201, "{\"a\":1}", "X-Twice: 1", "X-Twice: 2"));
            Call<Response<JsonNode>> call = client.raw(Request.get("/x")).asResponse();
            Response<JsonNode> response = call.with(CallOptions.none()).execute();
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.headers().allValues("x-twice")).containsExactly("1", "2");
            assertThat(response.raw().text()).isEqualTo("{\"a\":1}");
            assertThat(response.raw()).hasToString("GET " + server.url() + "/x (raw, 1 attempt) -> 201, 7 bytes");
            assertThat(call).hasToString("GET " + server.url() + "/x");
            assertThatThrownBy(call::asResponse).isInstanceOf(IllegalStateException.class);
        }
    }
}
