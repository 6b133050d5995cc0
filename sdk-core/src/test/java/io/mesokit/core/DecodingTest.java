package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are decoded as they come. */
@Timeout(60)
class DecodingTest {
    private static final String LONG = "0123456789".repeat(100_000);

    private final MockWebServer server = new MockWebServer();
    private ServiceClient client;

    @BeforeEach
    void start() throws Exception {
        server.start();
        client = ServiceClient.open(
                ServiceProfile.of("test"),
                ClientOptions.builder(server.url("/").toString())
                        .sleeper(duration -> {})
                        .calls(CallOptions.builder().maxBodyBytes(100).build())
                        .build());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Call<String> text() {
        return client.decoding(Request.get("/x"), body -> new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    private static MockResponse answer(String body) {
        return new MockResponse.Builder().chunkedBody(body, 1000).build();
    }

    @ParameterizedTest
    @EnumSource
    void decoding_longAnswer_isReadWhateverTheLimitOnSizes(BothWays way) throws Exception {
        server.enqueue(answer(LONG));
        server.enqueue(answer("next"));

        assertThat(way.run(text())).isEqualTo(LONG);
        assertThat(way.run(text())).isEqualTo("next");
        assertThat(server.takeRequest().getConnectionIndex())
                .isEqualTo(server.takeRequest().getConnectionIndex());
    }

    @ParameterizedTest
    @EnumSource
    void decoding_refusal_isThatOfAnyCall(BothWays way) {
        server.enqueue(
                new MockResponse.Builder().code(404).body("no such thing").build());

        assertThat(way.fails(text(), NotFoundException.class)).hasMessageContaining("no such thing");
    }

    @ParameterizedTest
    @EnumSource
    void decoding_answerIsCut_isTriedAgain(BothWays way) {
        server.enqueue(answer(LONG)
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(answer("whole"));

        assertThat(way.run(text())).isEqualTo("whole");
    }

    @ParameterizedTest
    @EnumSource
    void decoding_answerIsCutEachTime_isATransportFailureWhateverTheDecoderMakesOfIt(BothWays way) {
        for (int attempt = 0; attempt < 3; attempt++) {
            server.enqueue(answer(LONG)
                    .newBuilder()
                    .onResponseBody(new SocketEffect.CloseSocket())
                    .build());
        }
        Call<Long> wrapping = client.decoding(Request.get("/x"), body -> {
            try {
                return (long) body.readAllBytes().length;
            } catch (IOException cut) {
                throw new UncheckedIOException(cut);
            }
        });

        assertThat(way.fails(wrapping, TransportException.class).attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void decoding_answerStopsAmid_endsWithTheTimeout(BothWays way) {
        server.enqueue(
                answer(LONG).newBuilder().throttleBody(1000, 1, TimeUnit.HOURS).build());

        way.fails(text().withTimeout(Duration.ofMillis(300)), CallTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource
    void decoding_notUnderstood_isADecodingFailureAndNotTriedAgain(BothWays way) {
        server.enqueue(answer("{\"a\":"));
        Call<Integer> odd = client.decoding(
                Request.get("/x"),
                body -> io.mesokit.core.spi.Json.mapper().readTree(body).size());

        assertThat(way.fails(odd, MalformedBodyException.class).attempts()).isEqualTo(1);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void decoding_cancelledAmid_isBrokenOff() throws Exception {
        server.enqueue(
                answer(LONG).newBuilder().throttleBody(1000, 1, TimeUnit.HOURS).build());
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<IOException> seen = new CompletableFuture<>();

        CompletableFuture<Long> under = client.decoding(Request.get("/x"), body -> drained(body, reading, seen))
                .executeAsync();
        reading.await();
        under.cancel(true);

        assertThat(seen.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    private static long drained(InputStream body, CountDownLatch reading, CompletableFuture<IOException> seen)
            throws IOException {
        try {
            body.read();
            reading.countDown();
            return body.readAllBytes().length;
        } catch (IOException broken) {
            seen.complete(broken);
            throw broken;
        }
    }
}
