package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Circuit breaker, rate limit and the limit on what is under way at once. */
@Timeout(60)
class GuardsTest {
    private final RecordingSleeper sleeper = new RecordingSleeper();
    private ScriptedServer server;
    private ServiceClient client;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private ServiceClient open(UnaryOperator<ClientOptions.Builder> options) {
        ClientOptions.Builder builder = ClientOptions.builder(server.url())
                .retry(RetryPolicy.none())
                .credentials(Planted.basic())
                .sleeper(sleeper);
        client = ServiceClient.open(
                ServiceProfile.of("guards"), options.apply(builder).build());
        return client;
    }

    private ServiceClient breaker(int window, int failures, Duration pause) {
        return open(options -> options.circuitBreaker(new CircuitBreakerPolicy(window, failures, pause)));
    }

    private Call<JsonNode> get() {
        return client.raw(Request.get("/x"));
    }

    private void fail(BothWays way, int times) {
        for (int i = 0; i < times; i++) {
            server.then(Reply.empty(500));
            way.fails(get(), ServerException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void breaker_afterThatManyFailures_holdsBackWithoutAsking(BothWays way) {
        breaker(4, 2, Duration.ofHours(1));
        fail(way, 2);
        CircuitOpenException thrown = way.fails(get(), CircuitOpenException.class);
        assertThat(thrown).hasMessageContaining("GET " + server.url()).hasMessageContaining("circuitBreaker");
        assertThat(server.arrivals()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void breaker_fewerFailuresThanThat_letsThrough(BothWays way) {
        breaker(10, 3, Duration.ofHours(1));
        way.run(get());
        fail(way, 2);
        way.run(get());
        assertThat(server.arrivals()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void breaker_failuresThatLeftTheWindow_areForgotten(BothWays way) {
        breaker(3, 2, Duration.ofHours(1));
        for (int i = 0; i < 4; i++) {
            fail(way, 1);
            way.run(get());
            way.run(get());
        }
        assertThat(server.arrivals()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    void breaker_openedByAnAttempt_reportsThatAndNotThatItHeldBackTheNext(BothWays way) {
        RetryPolicy twice = RetryPolicy.builder().maxAttempts(2).build();
        open(options -> options.retry(twice).circuitBreaker(new CircuitBreakerPolicy(1, 1, Duration.ofHours(1))));
        server.then(Reply.empty(503));
        ServerException thrown = way.fails(get(), ServerException.class);
        assertThat(thrown.attempts()).isEqualTo(1);
        assertThat(thrown.getSuppressed()).singleElement().isExactlyInstanceOf(CircuitOpenException.class);
        way.fails(get(), CircuitOpenException.class);
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void breaker_lostAnswers_count(BothWays way) {
        breaker(2, 2, Duration.ofHours(1));
        server.then(Reply.reset(), Reply.reset());
        way.fails(get(), TransportException.class);
        way.fails(client.raw(Request.post("/x")), OutcomeUnknownException.class);
        way.fails(get(), CircuitOpenException.class);
    }

    @ParameterizedTest
    @EnumSource
    void breaker_refusalsAndNonsense_doNotCount(BothWays way) {
        breaker(2, 1, Duration.ofHours(1));
        client = client.with(CallOptions.builder().maxBodyBytes(100).build());
        server.then(
                Reply.empty(404),
                Reply.empty(429),
                Reply.empty(401),
                Reply.json(200, "}"),
                Reply.json(200, "1".repeat(101)),
                Reply.empty(302));
        way.fails(get(), NotFoundException.class);
        way.fails(get(), RateLimitedException.class);
        way.fails(get(), UnauthorizedException.class);
        way.fails(get(), MalformedBodyException.class);
        way.fails(get(), LimitExceededException.class);
        way.fails(get(), RedirectException.class);
        way.run(get());
    }

    @ParameterizedTest
    @EnumSource
    void breaker_afterThePause_triesOneAndCloses(BothWays way) throws Exception {
        breaker(2, 2, Duration.ofMillis(50));
        fail(way, 2);
        awaitHalfOpen(way);
        fail(way, 1);
        way.run(get());
        fail(way, 1);
        way.run(get());
        fail(way, 2);
        way.fails(get(), CircuitOpenException.class);
    }

    @ParameterizedTest
    @EnumSource
    void breaker_afterThePauseStillBroken_opensAgain(BothWays way) throws Exception {
        breaker(2, 2, Duration.ofMillis(400));
        fail(way, 2);
        server.always(Reply.empty(500));
        while (server.arrivals() < 3) {
            assertThatThrownBy(() -> way.run(get())).isInstanceOf(MesokitException.class);
        }
        way.fails(get(), CircuitOpenException.class);
    }

    private void awaitHalfOpen(BothWays way) {
        while (true) {
            try {
                way.run(get());
                return;
            } catch (CircuitOpenException stillOpen) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void breaker_callCancelledWhileItTries_staysUndecided() throws Exception {
        breaker(1, 1, Duration.ofMillis(250));
        fail(BothWays.SYNC, 1);
        server.then(Reply.stall());
        CompletableFuture<JsonNode> trial = get().executeAsync();
        while (server.arrivals() < 2) {
            trial = trial.isDone() ? get().executeAsync() : trial;
        }
        trial.cancel(true);
        server.awaitClientGone();
        // Had the cancelled trial counted as a success, two failures in a row would both reach the server.
        server.always(Reply.empty(500));
        awaitServerError();
        BothWays.SYNC.fails(get(), CircuitOpenException.class);
    }

    private void awaitServerError() {
        while (true) {
            try {
                get().execute();
            } catch (ServerException reached) {
                return;
            } catch (CircuitOpenException heldBack) {
                Thread.onSpinWait();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rateLimit_beyondIt_waitsWithinTheTimeout(BothWays way) {
        open(options -> options.rateLimit(new RateLimit(2, Duration.ofMinutes(10))));
        for (int i = 0; i < 2; i++) {
            way.run(get());
        }
        assertThat(sleeper.waits()).isEmpty();
        CallTimeoutException thrown = way.fails(get(), CallTimeoutException.class);
        assertThat(thrown).hasMessageContaining("30000 ms");
        way.run(get().withTimeout(Duration.ofHours(1)));
        assertThat(sleeper.waits().get(1)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
        assertThat(server.arrivals()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void rateLimit_ofAVeryLongPeriod_isHeld(BothWays way) {
        open(options -> options.rateLimit(new RateLimit(1, Duration.ofDays(1000))));
        way.run(get());
        way.fails(get(), CallTimeoutException.class);
        way.fails(get(), CallTimeoutException.class);
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void maxConcurrent_isNeverExceededAndLosesNoPlace(BothWays way) throws Exception {
        open(options -> options.maxConcurrent(2));
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.always((request, wire) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(5);
            now.decrementAndGet();
            return Reply.json(request.target().equals("/x") ? 200 : 500, "{}").to(request, wire);
        });
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String path = i % 2 == 0 ? "/x" : "/bad";
            all.add(CompletableFuture.runAsync(() -> {
                try {
                    way.run(client.raw(Request.get(path)));
                } catch (ServerException expected) {
                    assertThat(path).isEqualTo("/bad");
                }
            }));
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(30, TimeUnit.SECONDS);
        assertThat(most.get()).isLessThanOrEqualTo(2);
        assertThat(server.arrivals()).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void maxConcurrent_noPlaceInTime_timesOut(BothWays way) throws Exception {
        open(options -> options.maxConcurrent(1));
        CountDownLatch release = new CountDownLatch(1);
        server.then((request, wire) -> {
            release.await();
            return Reply.json(200, "{}").to(request, wire);
        });
        CompletableFuture<JsonNode> first = get().executeAsync();
        server.awaitArrival();
        way.fails(get().withTimeout(Duration.ofMillis(100)), CallTimeoutException.class);
        release.countDown();
        first.get(20, TimeUnit.SECONDS);
        way.run(get());
    }

    @ParameterizedTest
    @EnumSource
    void maxConcurrent_heldBackByTheBreaker_givesThePlaceBack(BothWays way) {
        open(options -> options.maxConcurrent(1).circuitBreaker(new CircuitBreakerPolicy(1, 1, Duration.ofHours(1))));
        fail(way, 1);
        for (int i = 0; i < 3; i++) {
            way.fails(get().withTimeout(Duration.ofSeconds(20)), CircuitOpenException.class);
        }
    }

    @Test
    void limits_outOfRange_areRefused() {
        open(options -> options);
        assertThatThrownBy(() -> new CircuitBreakerPolicy(0, 1, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CircuitBreakerPolicy(2, 3, Duration.ofSeconds(1)))
                .hasMessageContaining("3 of 2");
        assertThatThrownBy(() -> new CircuitBreakerPolicy(2, 0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CircuitBreakerPolicy(2, 1, Duration.ZERO)).hasMessageContaining("pause");
        assertThatThrownBy(() -> new RateLimit(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimit(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClientOptions.builder("http://x").maxConcurrent(0))
                .hasMessageContaining("maxConcurrent");
        assertThat(CircuitBreakerPolicy.ofDefaults())
                .isEqualTo(new CircuitBreakerPolicy(20, 10, Duration.ofSeconds(10)));
        assertThat(RateLimit.perSecond(7)).isEqualTo(new RateLimit(7, Duration.ofSeconds(1)));
    }
}
