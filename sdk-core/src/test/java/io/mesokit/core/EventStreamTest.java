package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.EventDecoder;
import io.mesokit.core.spi.Framing;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import io.mesokit.core.spi.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class EventStreamTest {
    private static final String ENDLESS = "data: x\n\n".repeat(200_000);

    private final MockWebServer server = new MockWebServer();
    private final BlockingQueue<Gap> gaps = new LinkedBlockingQueue<>();
    private ServiceClient client;

    @BeforeEach
    void start() throws Exception {
        server.start();
        client = ServiceClient.open(
                ServiceProfile.of("test"),
                ClientOptions.builder(server.url("/").toString())
                        .retry(RetryPolicy.none())
                        .sleeper(duration -> {})
                        .build());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private StreamCall<String> sse() {
        return client.stream(Request.get("/events"), Framing.SSE, record -> Optional.of(record.text()));
    }

    private StreamCall<String> recordIo() {
        return client.stream(Request.post("/api"), Framing.RECORD_IO, record -> Optional.of(record.text()));
    }

    private void serve(String body) {
        server.enqueue(new MockResponse.Builder().chunkedBody(body, 7).build());
    }

    private static StreamOptions once() {
        return StreamOptions.ofDefaults().withoutReconnect();
    }

    @Test
    void open_serverEnds_givesEveryEventAndThenTheEnd() {
        serve("data: a\n\ndata: b\n\n");
        try (EventStream<String> events = sse().with(once()).open()) {
            assertThat(events.stream().toList()).containsExactly("a", "b");
            assertThat(events.isOpen()).isFalse();
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void open_recordIo_givesEachRecord() {
        serve("2\n{}5\n[1,2]");
        try (EventStream<String> events = recordIo().with(once()).open()) {
            assertThat(List.of(events.next().orElseThrow(), events.next().orElseThrow()))
                    .containsExactly("{}", "[1,2]");
        }
    }

    @Test
    void open_refused_throwsTheRefusal() {
        server.enqueue(new MockResponse.Builder().code(403).body("no").build());
        assertThatThrownBy(() -> sse().open()).isExactlyInstanceOf(ForbiddenException.class);
    }

    @Test
    void open_cutAndReconnected_tellsOfTheGapBeforeTheNextEvent() throws Exception {
        serve("data: a\n\n");
        server.enqueue(new MockResponse.Builder().code(503).build());
        serve("data: b\n\n");
        try (EventStream<String> events = sse().onGap(gaps::add).open()) {
            assertThat(events.next()).contains("a");
            assertThat(events.next()).contains("b");
            Gap gap = gaps.poll(5, TimeUnit.SECONDS);
            assertThat(gap.reason()).isExactlyInstanceOf(TransportException.class);
            assertThat(gap.attempts()).isEqualTo(2);
        }
    }

    @Test
    void subscribe_cutAndReconnected_tellsOfTheLossOnceAndThenOfTheGap() throws Exception {
        serve("data: a\n\n");
        server.enqueue(new MockResponse.Builder().code(503).build());
        server.enqueue(new MockResponse.Builder().code(503).build());
        serve("data: b\n\n");
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (Subscription unused = sse().subscribe(new StreamListener<>() {
            @Override
            public void onEvent(String event) {
                told.add(event);
            }

            @Override
            public void onLoss(MesokitException reason) {
                told.add("lost: " + reason.getClass().getSimpleName());
            }

            @Override
            public void onGap(Gap gap) {
                told.add("gap after " + gap.attempts());
            }
        })) {
            assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("a");
            assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("lost: TransportException");
            assertThat(told.poll(5, TimeUnit.SECONDS)).startsWith("gap after ");
            assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("b");
        }
    }

    @Test
    void open_silentForLongerThanAllowed_isReopened() {
        server.enqueue(new MockResponse.Builder()
                .body("data: a\n\n" + ENDLESS)
                .throttleBody(9, 1, TimeUnit.HOURS)
                .build());
        serve("data: b\n\n");
        StreamOptions impatient = StreamOptions.ofDefaults().withIdleTimeout(Duration.ofSeconds(1));
        try (EventStream<String> events = sse().with(impatient).onGap(gaps::add).open()) {
            assertThat(events.next()).contains("a");
            assertThat(events.next()).contains("b");
            assertThat(gaps.remove().reason()).hasMessageContaining("silent");
        }
    }

    @Test
    void open_truncatedRecord_isALossAndNeverAnEvent() {
        serve("10\n{\"half\"");
        try (EventStream<String> events = recordIo().with(once()).open()) {
            assertThatThrownBy(events::next)
                    .isExactlyInstanceOf(TransportException.class)
                    .hasMessageContaining("cut");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10000000000, io.mesokit.core.LimitExceededException",
        "-5, io.mesokit.core.MalformedBodyException",
        "abc, io.mesokit.core.MalformedBodyException",
        "99999999999999999999999999, io.mesokit.core.LimitExceededException"
    })
    void open_lengthOutOfBounds_failsForGoodAndIsNotReopened(String length, Class<? extends Throwable> with) {
        serve(length + "\n{}");
        try (EventStream<String> events = recordIo().open()) {
            assertThatThrownBy(events::next).isExactlyInstanceOf(with);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void open_eventThatCannotBeRead_failsWithItsHead() {
        serve("data: {broken\n\n");
        StreamCall<Object> trees =
                client.stream(Request.get("/events"), Framing.SSE, record -> Optional.of(record.tree()));
        try (EventStream<Object> events = trees.open()) {
            assertThatThrownBy(events::next)
                    .isExactlyInstanceOf(MalformedBodyException.class)
                    .hasMessageContaining("{broken");
        }
    }

    @Test
    void open_endlessStreamAndSlowConsumer_isBoundedAndClosable() {
        serve(ENDLESS);
        EventStream<String> events = sse().open();
        assertThat(events.stream().limit(10).toList()).hasSize(10);
        events.close();
        assertThat(events.next()).isEmpty();
        assertThat(events.isOpen()).isFalse();
    }

    @Test
    void close_fromAnotherThread_wakesTheReader() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .body("data: a\n\n" + ENDLESS)
                .throttleBody(9, 1, TimeUnit.HOURS)
                .build());
        EventStream<String> events = sse().open();
        assertThat(events.next()).contains("a");
        Thread closer = new Thread(events::close);
        closer.start();
        assertThat(events.next()).isEmpty();
        closer.join();
    }

    @Test
    void poll_nothingInTime_isEmptyAndTheStreamStaysOpen() {
        server.enqueue(new MockResponse.Builder()
                .body("data: a\n\n" + ENDLESS)
                .throttleBody(9, 1, TimeUnit.HOURS)
                .build());
        try (EventStream<String> events = sse().open()) {
            assertThat(events.next()).contains("a");
            assertThat(events.poll(Duration.ofMillis(50))).isEmpty();
            assertThat(events.isOpen()).isTrue();
        }
    }

    @Test
    void clientClose_endsOpenStreams() {
        server.enqueue(new MockResponse.Builder()
                .body("data: a\n\n" + ENDLESS)
                .throttleBody(9, 1, TimeUnit.HOURS)
                .build());
        EventStream<String> events = sse().open();
        assertThat(events.next()).contains("a");
        client.close();
        assertThatThrownBy(events::next).isExactlyInstanceOf(ClosedException.class);
    }

    @Test
    void subscribe_eventsAndEnd_areTold() throws Exception {
        serve("data: a\n\ndata: b\n\n");
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        Subscription subscription = sse().with(once()).subscribe(told::add);
        subscription.completion().get(10, TimeUnit.SECONDS);
        assertThat(told).containsExactly("a", "b");
    }

    @Test
    void subscribe_listenerThrows_endsWithThat() {
        serve(ENDLESS);
        Subscription subscription = sse().subscribe(event -> {
            throw new IllegalStateException("enough");
        });
        assertThatThrownBy(() -> subscription.completion().get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("enough");
    }

    @Test
    void subscribe_cancelled_completesNormallyAndTellsNothingMore() throws Exception {
        serve(ENDLESS);
        CountDownLatch first = new CountDownLatch(1);
        Subscription subscription = sse().subscribe(event -> first.countDown());
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        subscription.cancel();
        subscription.completion().get(10, TimeUnit.SECONDS);
    }

    @Test
    void subscribe_neverAccepted_failsWithoutComingBack() {
        server.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseSocket())
                .build());
        Subscription subscription = sse().subscribe(event -> {});
        assertThatThrownBy(() -> subscription.completion().get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(TransportException.class);
    }

    @Test
    void reconnect_failingTooOften_failsForGood() {
        serve("data: a\n\n");
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse.Builder().code(503).build());
        }
        StreamOptions twice = StreamOptions.ofDefaults()
                .withBackoff(RetryPolicy.builder().maxAttempts(3).build());
        try (EventStream<String> events = sse().with(twice).open()) {
            assertThat(events.next()).contains("a");
            assertThatThrownBy(events::next).isExactlyInstanceOf(ServerException.class);
        }
    }

    /** A number announces heartbeats every so many milliseconds. */
    private static StreamCall<String> announcing(ServiceClient from) {
        return from.stream(Request.post("/api"), Framing.RECORD_IO, new EventDecoder<>() {
            @Override
            public Optional<String> decode(StreamEvent record) {
                return Optional.of(record.text());
            }

            @Override
            public Optional<Duration> heartbeat(String event) {
                return event.matches("\\d+") ? Optional.of(Duration.ofMillis(Long.parseLong(event))) : Optional.empty();
            }
        });
    }

    private static ServiceClient client(ScriptedServer of) {
        return ServiceClient.open(
                ServiceProfile.of("test"),
                ClientOptions.builder(of.url()).sleeper(duration -> {}).build());
    }

    @Test
    void heartbeat_announcedAndMissedFiveTimes_isAGapAndAnotherConnection() throws Exception {
        try (ScriptedServer silent = new ScriptedServer();
                ServiceClient client = client(silent)) {
            silent.then(Reply.rawThenStall(Reply.head(200) + "2\n202\n20"));
            silent.then(Reply.rawThenStall(Reply.head(200) + "5\nagain"));
            try (EventStream<String> events =
                    announcing(client).onGap(gaps::add).open()) {
                assertThat(List.of(take(events), take(events), take(events))).containsExactly("20", "20", "again");
                silent.awaitClientGone();
                assertThat(gaps.remove().reason()).hasMessageContaining("silent for 100 ms");
            }
        }
    }

    @Test
    void heartbeat_announcedSeldom_outlastsTheIdleTimeout() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ScriptedServer slow = new ScriptedServer();
                ServiceClient client = client(slow)) {
            slow.then((request, wire) -> {
                wire.write(Reply.head(200) + "5\n60000");
                go.await();
                wire.write("4\nlate");
                wire.awaitGone();
                return false;
            });
            StreamOptions impatient = StreamOptions.ofDefaults().withIdleTimeout(Duration.ofMillis(50));
            try (EventStream<String> events = announcing(client).with(impatient).open()) {
                assertThat(take(events)).isEqualTo("60000");
                // Silence is what this is about: three times what would have been too much.
                assertThat(go.await(150, TimeUnit.MILLISECONDS)).isFalse();
                go.countDown();
                assertThat(take(events)).isEqualTo("late");
            }
            assertThat(slow.connections()).isEqualTo(1);
        }
    }

    private static String take(EventStream<String> events) {
        return events.next().orElseThrow();
    }
}
