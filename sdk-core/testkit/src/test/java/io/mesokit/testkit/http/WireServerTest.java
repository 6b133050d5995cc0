package io.mesokit.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WireServerTest {
    private static final String BODY = "{\"a\":\"0123456789\"}";

    private final WireServer server = WireServer.start("test", 0, WireServerTest::answer);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static WireResponse answer(WireRequest request) {
        return switch (request.path()) {
            case "/empty" -> WireResponse.of(204).header("Content-Type", "application/json");
            case "/chunked" -> WireResponse.of(200, "application/json", BODY).chunked();
            case "/stream" ->
                WireResponse.stream(200, "text/event-stream", sink -> {
                    for (int i = 0; i < 10; i++) {
                        sink.send("event " + i + "\n");
                    }
                });
            case "/broken" -> throw new IllegalStateException("boom");
            default -> WireResponse.of(200, "application/json", BODY);
        };
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void get_plainAnswer_arrivesToTheByte() throws Exception {
        HttpResponse<String> response = get("/plain");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(BODY);
        assertThat(response.headers().allValues("content-type")).containsExactly("application/json");
        assertThat(response.headers().allValues("content-length")).containsExactly("18");
        assertThat(response.headers().map()).doesNotContainKey("server");
    }

    @Test
    void get_chunkedAnswer_hasNoLength() throws Exception {
        HttpResponse<String> response = get("/chunked");

        assertThat(response.body()).isEqualTo(BODY);
        assertThat(response.headers().allValues("transfer-encoding")).containsExactly("chunked");
    }

    @Test
    void get_noContent_keepsItsContentType() throws Exception {
        HttpResponse<String> response = get("/empty");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().allValues("content-type")).containsExactly("application/json");
    }

    @Test
    void get_handlerThrows_is500() throws Exception {
        assertThat(get("/broken").statusCode()).isEqualTo(500);
    }

    @Test
    void requests_afterACall_showWhatWasSent() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/a%2Fb/c?x=1&y=%20z"))
                .PUT(HttpRequest.BodyPublishers.ofString("body"))
                .header("X-Test", "yes")
                .build();
        client.send(request, BodyHandlers.discarding());

        WireRequest seen = server.requests().get(0);
        assertThat(seen.line()).isEqualTo("PUT /a%2Fb/c?x=1&y=%20z");
        assertThat(seen.segments()).containsExactly("a/b", "c");
        assertThat(seen.parameter("y")).contains(" z");
        assertThat(seen.header("x-test")).contains("yes");
        assertThat(seen.text()).isEqualTo("body");
    }

    @Test
    void failNext_twice_thenServes() throws Exception {
        server.faults().failNext(503, 2);

        assertThat(get("/").statusCode()).isEqualTo(503);
        assertThat(get("/").statusCode()).isEqualTo(503);
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void when_scoped_leavesOtherRequestsAlone() throws Exception {
        server.faults().when(r -> r.path().equals("/b")).failNext(500);

        assertThat(get("/a").statusCode()).isEqualTo(200);
        assertThat(get("/b").statusCode()).isEqualTo(500);
        assertThat(server.faults().pending()).isZero();
    }

    @Test
    void substitutes_each_answerAsScripted() throws Exception {
        server.faults().garbageNext().htmlNext(502).emptyNext(200).redirectNext(307, "http://elsewhere/");
        server.faults().rateLimitNext(Duration.ofSeconds(3)).deepJsonNext(1000).hugeBodyNext(100_000);

        assertThat(get("/").body()).contains("not json");
        assertThat(get("/").headers().firstValue("content-type")).contains("text/html");
        assertThat(get("/").body()).isEmpty();
        assertThat(get("/").headers().firstValue("location")).contains("http://elsewhere/");
        assertThat(get("/").headers().firstValue("retry-after")).contains("3");
        assertThat(get("/").body()).hasSize(2000);
        assertThat(get("/").body().length()).isGreaterThan(100_000);
    }

    @Test
    void resetBeforeResponse_next_breaksTheConnection() {
        server.faults().resetBeforeResponse().resetBeforeResponse();

        assertThatThrownBy(() -> get("/")).isInstanceOf(IOException.class);
        assertThat(server.faults().pending()).isLessThan(2);
    }

    @Test
    void resetMidBody_next_breaksAfterTheHead() {
        server.faults().resetMidBody(5).resetMidBody(5);

        assertThatThrownBy(() -> get("/"))
                .isInstanceOf(IOException.class)
                .hasRootCauseInstanceOf(SocketException.class);
    }

    @Test
    void truncateChunkNext_next_endsInsideAChunk() {
        server.faults().truncateChunkNext();

        assertThatThrownBy(() -> get("/")).isInstanceOf(IOException.class).hasMessageContaining("chunked");
    }

    @Test
    void stallNext_released_servesThen() throws Exception {
        server.faults().stallNext();
        assertThatThrownBy(() ->
                        client.send(request("/").timeout(Duration.ofMillis(300)).build(), BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);

        server.faults().stallNext();
        CompletableFuture<HttpResponse<String>> held =
                client.sendAsync(request("/").build(), BodyHandlers.ofString());
        server.faults().release();
        assertThat(held.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void delayNext_next_answersLate() throws Exception {
        server.faults().delayNext(Duration.ofMillis(200));
        long start = System.nanoTime();

        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void stream_whole_arrivesInPieces() throws Exception {
        assertThat(get("/stream").body().lines()).hasSize(10);
    }

    @Test
    void cutStreamAfter_three_breaksTheStream() {
        server.faults().cutStreamAfter(3);

        assertThatThrownBy(() -> get("/stream")).isInstanceOf(IOException.class);
    }

    @Test
    void cutStreamAfterBytes_amidAPiece_sendsThatManyAndBreaksTheStream() throws Exception {
        server.faults().cutStreamAfterBytes(11);

        URI url = server.url();
        // Not by the JDK's client, which may forget what it got before the break.
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(untilBroken(socket.getInputStream()))
                    .contains("event 0\n")
                    .endsWith("3\r\neve");
        }
    }

    private String rawStream() throws IOException {
        URI url = server.url();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            return untilBroken(socket.getInputStream());
        }
    }

    @Test
    void resetMidBody_ofAStream_cutsItThere() throws Exception {
        server.faults().resetMidBody(11);

        assertThat(rawStream()).contains("event 0\n").endsWith("3\r\neve");
    }

    @Test
    void truncateChunkNext_ofAStream_endsItInsideTheSecondChunk() throws Exception {
        server.faults().truncateChunkNext();

        assertThat(rawStream()).contains("event 0\n").endsWith("2\r\n1 and a proper end");
    }

    @Test
    void stream_whoseClientIsGoneBeforeItBegins_isOver() throws Exception {
        CompletableFuture<Void> over = new CompletableFuture<>();
        WireHandler endless = request -> WireResponse.stream(200, "text/plain", sink -> {
            CountDownLatch gone = new CountDownLatch(1);
            sink.onClientGone(gone::countDown);
            gone.await();
            over.complete(null);
        });
        try (WireServer other = WireServer.start("other", 0, endless)) {
            other.faults().stallNext();
            try (Socket socket = new Socket("127.0.0.1", other.port())) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                while (other.requests().isEmpty()) {
                    Thread.onSpinWait();
                }
            }
            other.faults().release();
            assertThat(over.get(20, TimeUnit.SECONDS)).isNull();
        }
    }

    private static String untilBroken(InputStream in) {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        try {
            in.transferTo(got);
        } catch (IOException broken) {
            return got.toString(StandardCharsets.UTF_8);
        }
        return got + " and a proper end";
    }

    @Test
    void die_thenRevive_listensOnTheSamePort() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(200);
        server.die();

        assertThat(server.alive()).isFalse();
        assertThatThrownBy(() -> get("/")).isInstanceOf(ConnectException.class);
        server.revive();
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }
}
