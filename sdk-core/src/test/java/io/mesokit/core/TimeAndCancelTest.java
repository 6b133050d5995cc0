package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.Framing;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Calls that end by the clock, by their caller, or with their client. */
@Timeout(60)
class TimeAndCancelTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private ScriptedServer server;
    private ServiceClient client;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        client = open(options -> options);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
        for (AutoCloseable each : opened) {
            each.close();
        }
        Leftovers.assertNone("times");
    }

    private ServiceClient open(UnaryOperator<ClientOptions.Builder> more) {
        ClientOptions.Builder options = ClientOptions.builder(server.url())
                .credentials(Planted.basic())
                .timeout(LONG)
                .calls(CallOptions.builder().attemptTimeout(LONG).build());
        ServiceClient opened = ServiceClient.open(
                ServiceProfile.of("times"), more.apply(options).build());
        this.opened.add(0, opened);
        return opened;
    }

    private Call<JsonNode> get() {
        return client.raw(Request.get("/x"));
    }

    private Call<JsonNode> longWait() {
        server.always(Reply.empty(503));
        RetryPolicy policy = RetryPolicy.builder()
                .initialDelay(LONG.dividedBy(2))
                .maxDelay(LONG.dividedBy(2))
                .jitter(0)
                .build();
        return get().with(CallOptions.builder().retry(policy).build());
    }

    private Call<String> composed(Call<JsonNode> step) {
        return client.composed("steps", scope -> {
            step.execute();
            scope.pause(Duration.ofHours(1));
            return "never";
        });
    }

    /** A server whose queue of connections is full: connecting to it takes for ever. */
    private String full() throws Exception {
        ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        opened.add(listening);
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", listening.getLocalPort());
        for (int i = 0; i < 8; i++) {
            Socket filler = new Socket();
            opened.add(filler);
            if (catchThrowable(() -> filler.connect(address, 200)) != null) {
                break;
            }
        }
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    private static Duration took(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** On a busy machine a timeout may end more than it was meant to; then the same is tried with a longer one. */
    private void inTime(Consumer<Duration> test) throws Exception {
        for (Duration least = Duration.ofMillis(200); ; least = least.multipliedBy(5)) {
            try {
                test.accept(least);
                return;
            } catch (AssertionError | MesokitException tooEarly) {
                if (least.toSeconds() > 4) {
                    throw tooEarly;
                }
                stop();
                opened.clear();
                start();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"300,SYNC", "300,ASYNC", "1000,SYNC", "1500,ASYNC"})
    void timeout_ofAStalledCall_firesOnTime(long millis, BothWays way) {
        server.always(Reply.stall());
        way.fails(get().withTimeout(Duration.ofMillis(50)), CallTimeoutException.class);
        // On a busy machine a measurement may be late, but not each of several.
        Duration least = LONG;
        for (int i = 0; i < 3 && least.toMillis() > millis * 1.2; i++) {
            Duration took = took(() -> {
                Call<JsonNode> call = get().withTimeout(Duration.ofMillis(millis));
                CallTimeoutException thrown = way.fails(call, CallTimeoutException.class);
                assertThat(thrown).hasMessageContaining("timeout of " + millis + " ms");
            });
            assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(millis - 1));
            least = took.compareTo(least) < 0 ? took : least;
        }
        assertThat(least.toMillis()).isLessThanOrEqualTo((long) (millis * 1.2));
    }

    @ParameterizedTest
    @EnumSource
    void timeout_ofAnAttempt_leavesTimeForAnother(BothWays way) throws Exception {
        inTime(least -> {
            server.then(Reply.stall(), Reply.stall()).always(Reply.json(200, "{}"));
            CallOptions options = CallOptions.builder().attemptTimeout(least).build();
            assertThat(way.run(get().with(options).asResponse()).attempts()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @EnumSource
    void timeout_ofAnAttempt_coversItsRedirects(BothWays way) {
        server.always((request, wire) -> {
            Thread.sleep(150);
            return Reply.empty(302, "Location: /again").to(request, wire);
        });
        CallOptions options = CallOptions.builder()
                .attemptTimeout(Duration.ofMillis(400))
                .retry(RetryPolicy.none())
                .build();
        way.fails(get().with(options), CallTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource
    void timeout_whileTheServerDripsBytes_fires(BothWays way) {
        server.then((request, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (true) {
                wire.write(" ");
                Thread.sleep(20);
            }
        });
        way.fails(get().withTimeout(Duration.ofMillis(300)), CallTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource
    void timeout_shorterThanTheNextWait_reportsTheFailureAtOnce(BothWays way) {
        Duration took = took(() -> way.fails(longWait().withTimeout(Duration.ofMinutes(4)), ServerException.class));
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @EnumSource
    void timeout_thatCutsTheNextWaitWhenItHadSeemedLongEnough_reportsTheFailure(BothWays way) throws Exception {
        inTime(least -> {
            Duration most = least.multipliedBy(2);
            client = open(options -> options.sleeper(duration -> {}));
            server.always(Reply.empty(503));
            RetryPolicy policy = RetryPolicy.builder()
                    .initialDelay(most)
                    .maxDelay(most)
                    .jitter(0)
                    .build();
            Call<JsonNode> call = get().with(CallOptions.builder().retry(policy).build());
            try (SlowLog log = new SlowLog(most)) {
                way.fails(call.withTimeout(least.multipliedBy(3)), ServerException.class);
                assertThat(log.waits).hasValue(1);
            }
            assertThat(server.arrivals()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void timeout_afterFailedAttempts_tellsOfThem(BothWays way) throws Exception {
        RetryPolicy soon =
                RetryPolicy.builder().initialDelay(Duration.ofMillis(1)).build();
        inTime(least -> {
            server.then(Reply.empty(503)).always(Reply.stall());
            Call<JsonNode> call = get().with(CallOptions.builder().retry(soon).build());
            CallTimeoutException thrown = way.fails(call.withTimeout(least), CallTimeoutException.class);
            assertThat(thrown.attempts()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    void timeout_ofAComposedCall_coversItsStepsAndPauses(BothWays way) {
        CallTimeoutException paused =
                way.fails(composed(get()).withTimeout(Duration.ofMillis(200)), CallTimeoutException.class);
        assertThat(paused).hasMessageContaining("200 ms").hasMessageContaining("steps");
        server.always(Reply.stall());
        way.fails(composed(get()).withTimeout(Duration.ofMillis(200)), CallTimeoutException.class);
        way.fails(composed(longWait()).withTimeout(Duration.ofMinutes(4)), ServerException.class);
    }

    @ParameterizedTest
    @EnumSource
    void timeout_coversTheTokenFetchedForTheCall(BothWays way) throws Exception {
        ScriptedServer login = new ScriptedServer().always(Reply.stall());
        opened.add(login);
        ServiceClient logins = ServiceClient.open(
                ServiceProfile.of("times"), ClientOptions.builder(login.url()).build());
        opened.add(0, logins);
        ServiceClient with = open(options -> options.credentials(Credentials.providedBy(() ->
                Credentials.bearer(logins.raw(Request.get("/token")).execute().asText()))));
        way.fails(with.raw(Request.get("/x")).withTimeout(Duration.ofMillis(300)), CallTimeoutException.class);
        assertThat(server.arrivals()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void timeout_whileConnecting_wasNeverSent(BothWays way) throws Exception {
        String full = full();
        ServiceClient stuck = ServiceClient.open(
                ServiceProfile.of("times"),
                ClientOptions.builder(full)
                        .retry(RetryPolicy.none())
                        .connectTimeout(Duration.ofMillis(300))
                        .build());
        opened.add(0, stuck);
        TransportException thrown = way.fails(stuck.raw(Request.post("/x")), TransportException.class);
        assertThat(thrown).hasMessageContaining("no connection in time");
    }

    @Test
    void timeout_countsFromTheStartAlsoForThoseThatWaitForAThread() throws Exception {
        server.always(Reply.stall());
        List<CompletableFuture<JsonNode>> all = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < 160; i++) {
            all.add(get().withTimeout(Duration.ofSeconds(1)).executeAsync());
        }
        for (CompletableFuture<JsonNode> each : all) {
            assertThatThrownBy(() -> each.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(CallTimeoutException.class);
        }
        // In turns of 64 it would be three times as long.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void cancel_duringTheExchange_endsIt() throws Exception {
        server.always(Reply.stall());
        CompletableFuture<JsonNode> future = get().executeAsync();
        server.awaitArrival();
        assertThat(future.cancel(true)).isTrue();
        server.awaitClientGone();
        assertThat(server.arrivals()).isEqualTo(1);
        assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancel_duringTheWaitBetweenAttempts_endsIt() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        client = open(options -> options.sleeper(duration -> {
            waiting.countDown();
            try {
                Sleeper.real().sleep(duration);
            } finally {
                woken.countDown();
            }
        }));
        CompletableFuture<JsonNode> future = longWait().executeAsync();
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        future.cancel(false);
        assertThat(woken.await(20, TimeUnit.SECONDS)).isTrue();
        client.close();
        Leftovers.assertNone("times");
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @Test
    void cancel_whileConnecting_endsIt() throws Exception {
        ServiceClient stuck = ServiceClient.open(
                ServiceProfile.of("times"),
                ClientOptions.builder(full()).connectTimeout(LONG).build());
        opened.add(0, stuck);
        CompletableFuture<JsonNode> future = stuck.raw(Request.get("/x")).executeAsync();
        // Nothing tells when it connects; whether it has begun or not, it must end.
        Thread.sleep(100);
        future.cancel(true);
        stuck.close();
        Leftovers.assertNone("times");
    }

    @Test
    void cancel_ofAComposedCall_endsItsStep() throws Exception {
        server.always(Reply.stall());
        CompletableFuture<String> future = composed(get()).executeAsync();
        server.awaitArrival();
        future.cancel(true);
        server.awaitClientGone();
    }

    @Test
    void cancel_ofAComposedCallInAPause_endsIt() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch paused = new CountDownLatch(1);
        CompletableFuture<String> future = client.<String>composed("pausing", scope -> {
                    try {
                        paused.countDown();
                        scope.pause(Duration.ofHours(1));
                        return "never";
                    } finally {
                        ended.countDown();
                    }
                })
                .executeAsync();
        assertThat(paused.await(20, TimeUnit.SECONDS)).isTrue();
        future.cancel(true);
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancel_beforeItBegan_sendsNothing() {
        List<Runnable> queued = new ArrayList<>();
        client = open(options -> options.executor(queued::add));
        CompletableFuture<JsonNode> future = get().executeAsync();
        future.cancel(true);
        queued.forEach(Runnable::run);
        assertThat(server.connections()).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancel_onTheCallersOwnThreads_leavesNoInterruptBehind() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        opened.add(one::shutdownNow);
        client = open(options -> options.executor(one));
        server.then(Reply.stall());
        CompletableFuture<JsonNode> future = get().executeAsync();
        server.awaitArrival();
        future.cancel(true);
        assertThat(one.submit(() -> Thread.currentThread().isInterrupted()).get(20, TimeUnit.SECONDS))
                .isFalse();
        assertThat(get().executeAsync().get(20, TimeUnit.SECONDS).isObject()).isTrue();
    }

    @Test
    void orTimeout_endsTheExchange() throws Exception {
        server.always(Reply.stall());
        CompletableFuture<JsonNode> future = get().executeAsync().orTimeout(200, TimeUnit.MILLISECONDS);
        assertThatThrownBy(() -> future.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        server.awaitClientGone();
    }

    @Test
    void completeFromOutside_endsTheExchange() throws Exception {
        server.always(Reply.stall());
        CompletableFuture<Response<JsonNode>> future = get().asResponse().executeAsync();
        server.awaitArrival();
        future.complete(null);
        server.awaitClientGone();
    }

    @Test
    void cancel_ofADependentFuture_leavesTheCallAlone() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        server.then((request, wire) -> {
            release.await();
            return Reply.json(200, "{}").to(request, wire);
        });
        CompletableFuture<JsonNode> future = get().executeAsync();
        future.thenApply(JsonNode::size).cancel(true);
        release.countDown();
        assertThat(future.get(20, TimeUnit.SECONDS).isObject()).isTrue();
    }

    @Test
    void interrupt_duringTheExchange_endsItAndKeepsTheFlag() throws Exception {
        server.always(Reply.stall());
        Interrupted thread = new Interrupted(get());
        server.awaitArrival();
        thread.interrupted();
        assertThat(thread.failure())
                .isExactlyInstanceOf(CallCancelledException.class)
                .hasMessageContaining("its thread was interrupted")
                .hasMessageContaining("GET " + server.url());
        assertThat(thread.flag).isTrue();
        server.awaitClientGone();
    }

    @Test
    void interrupt_ofAnUnsafeCall_isStillCancellation() throws Exception {
        server.always(Reply.stall());
        Interrupted thread = new Interrupted(client.raw(Request.post("/x")));
        server.awaitArrival();
        thread.interrupted();
        assertThat(thread.failure()).isExactlyInstanceOf(CallCancelledException.class);
    }

    @Test
    void interrupt_duringTheWait_endsItAndKeepsTheFlag() throws Exception {
        Interrupted thread = new Interrupted(longWait());
        server.awaitArrival();
        Thread.sleep(100);
        thread.interrupted();
        assertThat(thread.failure()).isExactlyInstanceOf(CallCancelledException.class);
        assertThat(thread.flag).isTrue();
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @Test
    void interrupt_whileConnecting_endsIt() throws Exception {
        ServiceClient stuck = ServiceClient.open(
                ServiceProfile.of("times"),
                ClientOptions.builder(full()).connectTimeout(LONG).build());
        opened.add(0, stuck);
        Interrupted thread = new Interrupted(stuck.raw(Request.get("/x")));
        Thread.sleep(200);
        thread.interrupted();
        assertThat(thread.failure()).isExactlyInstanceOf(CallCancelledException.class);
        assertThat(thread.flag).isTrue();
    }

    @Test
    void interrupt_before_sendsNothing() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> get().execute()).isExactlyInstanceOf(CallCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.arrivals()).isZero();
    }

    @Test
    void close_duringTheExchange_endsItBothWays() throws Exception {
        server.always(Reply.stall());
        Interrupted sync = new Interrupted(get());
        CompletableFuture<JsonNode> async = get().executeAsync();
        server.awaitArrival();
        server.awaitArrival();
        client.close();
        assertThat(sync.failure()).isExactlyInstanceOf(ClosedException.class).hasMessageContaining("times client");
        assertThat(sync.flag).isFalse();
        assertThatThrownBy(() -> async.get(20, TimeUnit.SECONDS)).hasCauseExactlyInstanceOf(ClosedException.class);
    }

    @Test
    void close_duringTheWait_endsItBothWaysAndSendsNothingMore() throws Exception {
        CountDownLatch waiting = new CountDownLatch(2);
        client = open(options -> options.sleeper(duration -> {
            waiting.countDown();
            Sleeper.real().sleep(duration);
        }));
        Call<JsonNode> call = longWait();
        Interrupted sync = new Interrupted(call);
        CompletableFuture<JsonNode> async = call.executeAsync();
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        client.close();
        assertThat(sync.failure()).isExactlyInstanceOf(ClosedException.class);
        assertThat(sync.flag).isFalse();
        assertThatThrownBy(() -> async.get(20, TimeUnit.SECONDS)).hasCauseExactlyInstanceOf(ClosedException.class);
        assertThat(server.arrivals()).isEqualTo(2);
    }

    @Test
    void close_withASleeperThatDoesNotWake_sendsNothingMore() {
        client = open(options -> options.sleeper(duration -> client.close()));
        server.always(Reply.empty(503));
        assertThatThrownBy(() -> get().execute()).isExactlyInstanceOf(ClosedException.class);
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @Test
    void close_withCallsQueued_endsThemAll() throws Exception {
        server.always(Reply.stall());
        List<CompletableFuture<JsonNode>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(get().executeAsync());
        }
        for (int i = 0; i < 64; i++) {
            server.awaitArrival();
        }
        client.close();
        for (CompletableFuture<JsonNode> each : all) {
            assertThatThrownBy(() -> each.get(20, TimeUnit.SECONDS)).hasCauseExactlyInstanceOf(ClosedException.class);
        }
        assertThat(server.arrivals()).isEqualTo(64);
    }

    @Test
    void close_onTheCallersOwnThreads_endsItsCalls() throws Exception {
        ExecutorService own = Executors.newCachedThreadPool();
        opened.add(own::shutdownNow);
        client = open(options -> options.executor(own));
        CompletableFuture<String> waiting = composed(get()).executeAsync();
        server.awaitArrival();
        client.close();
        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasCauseExactlyInstanceOf(ClosedException.class);
        assertThat(own.submit(() -> "alive").get(20, TimeUnit.SECONDS)).isEqualTo("alive");
    }

    @ParameterizedTest
    @EnumSource
    void closed_client_refusesEveryCall(BothWays way) {
        Call<JsonNode> call = get();
        client.close();
        client.close();
        way.fails(call, ClosedException.class);
        way.fails(composed(call), ClosedException.class);
        way.fails(client.deferred(Request.get("/x"), scope -> call), ClosedException.class);
        way.fails(client.with(CallOptions.none()).raw(Request.get("/x")), ClosedException.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void executor_thatRejects_failsTheFuture() {
        RejectedExecutionException full = new RejectedExecutionException("full");
        client = open(options -> options.executor(task -> {
            throw full;
        }));
        assertThatThrownBy(() -> get().executeAsync().get(20, TimeUnit.SECONDS)).hasCause(full);
    }

    private static StreamCall<String> stream(ServiceClient from) {
        return from.stream(Request.get("/x"), Framing.SSE, record -> Optional.of(record.text()));
    }

    @Test
    void executor_thatRejects_leavesNoStreamOpen() throws Exception {
        RejectedExecutionException full = new RejectedExecutionException("full");
        client = open(options -> options.executor(task -> {
            throw full;
        }));
        server.always(Reply.rawThenStall(Reply.head(200)));
        assertThatThrownBy(() -> stream(client).open()).isSameAs(full);
        server.awaitClientGone();
        assertThatThrownBy(() -> stream(client).subscribe(event -> {})).isSameAs(full);
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @Test
    void executor_thatRejectsWhenTheClientIsClosed_isNotWhatTheCallerHearsOf() throws Exception {
        server.always(Reply.rawThenStall(Reply.head(200)));
        for (Consumer<StreamCall<String>> way :
                List.<Consumer<StreamCall<String>>>of(StreamCall::open, each -> each.subscribe(event -> {}))) {
            client = open(options -> options.executor(task -> {
                client.close();
                throw new RejectedExecutionException("closed as well");
            }));
            assertThatThrownBy(() -> way.accept(stream(client))).isExactlyInstanceOf(ClosedException.class);
        }
        server.awaitClientGone();
    }

    @Test
    void close_asSoonAsAStreamIsAccepted_leavesItNotOpen() throws Exception {
        for (int i = 0; i < 200; i++) {
            ServiceClient each = open(options -> options);
            server.always((request, wire) -> {
                wire.write(Reply.head(200));
                each.close();
                wire.awaitGone();
                return false;
            });
            assertThatThrownBy(() -> stream(each).open().next()).isExactlyInstanceOf(ClosedException.class);
            server.awaitClientGone();
        }
    }

    @Test
    void oneCall_runManyTimesByManyThreads_isOneRequestEach() throws Exception {
        Call<JsonNode> call = get();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        opened.add(threads::shutdownNow);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(i % 2 == 0 ? CompletableFuture.runAsync(call::execute, threads) : call.executeAsync());
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(30, TimeUnit.SECONDS);
        assertThat(server.arrivals()).isEqualTo(100);
    }

    /** Keeps whoever tells of another attempt waiting, before it comes to that. */
    private static final class SlowLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Logger logger = (Logger) LoggerFactory.getLogger("io.mesokit.core.calls");
        private final AtomicInteger waits = new AtomicInteger();
        private final Duration wait;

        SlowLog(Duration wait) {
            this.wait = wait;
            start();
            logger.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getMessage().startsWith("trying again")) {
                waits.incrementAndGet();
                LockSupport.parkNanos(wait.toNanos());
            }
        }

        @Override
        public void close() {
            logger.detachAppender(this);
        }
    }

    /** A call on a thread of its own, which can be interrupted. */
    private static final class Interrupted {
        private final AtomicReference<Throwable> thrown = new AtomicReference<>();
        private final Thread thread;
        private volatile boolean flag;

        Interrupted(Call<?> call) {
            thread = new Thread(() -> {
                thrown.set(catchThrowable(call::execute));
                flag = Thread.currentThread().isInterrupted();
            });
            thread.setDaemon(true);
            thread.start();
        }

        void interrupted() {
            thread.interrupt();
        }

        Throwable failure() throws InterruptedException {
            thread.join(20_000);
            assertThat(thread.isAlive()).as("still waiting").isFalse();
            return thrown.get();
        }
    }
}
