package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each way of failing comes to: one row, for an operation that is safe to repeat (GET) and for one that is not
 * (POST), run both ways, with all that is promised of every failure.
 */
@Timeout(60)
class FaultTableTest {
    private static final String JSON_200 = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    record Thing(int a) {
        @JsonCreator
        Thing(@JsonProperty(value = "a", required = true) int a) {
            this.a = a;
        }
    }

    /** A way of failing, what a GET and a POST come to, how often each arrives, and what the message must hold. */
    record Row(
            String name,
            Reply reply,
            Class<? extends MesokitException> get,
            int gets,
            Class<? extends MesokitException> post,
            List<String> message) {

        static Row broken(String name, Reply reply, String... message) {
            return new Row(name, reply, TransportException.class, 3, OutcomeUnknownException.class, List.of(message));
        }

        static Row late(String name, Reply reply) {
            List<String> message = List.of("within the time for one attempt");
            return new Row(name, reply, CallTimeoutException.class, 3, OutcomeUnknownException.class, message);
        }

        static Row answer(String name, Reply reply, Class<? extends MesokitException> both, String... message) {
            return new Row(name, reply, both, 1, both, List.of(message));
        }

        static Row passing(String name, Reply reply, Class<? extends MesokitException> both, String... message) {
            return new Row(name, reply, both, 3, both, List.of(message));
        }

        /** What is late by intent need not be waited for as long as what only should not be. */
        boolean late() {
            return get == CallTimeoutException.class;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(brokenRows(), refusalRows(), nonsenseRows(), excessRows())
                .flatMap(List::stream);
    }

    private static List<Row> brokenRows() {
        return List.of(
                Row.broken("reset before the answer", Reply.reset(), "the connection broke"),
                Row.broken("closed before the answer", Reply.rawThenClose(""), "the connection broke"),
                Row.broken("reset in the head", Reply.rawThenReset("HTTP/1.1 200 O"), "the connection broke"),
                Row.broken(
                        "reset in the body",
                        Reply.rawThenReset(JSON_200 + "Content-Length: 100\r\n\r\n{\"a\":"),
                        "the connection broke"),
                Row.broken(
                        "body shorter than its Content-Length",
                        Reply.rawThenClose(JSON_200 + "Content-Length: 100\r\n\r\n{\"a\":1}"),
                        "the connection broke"),
                Row.broken(
                        "truncated chunk",
                        Reply.rawThenClose(JSON_200 + "Transfer-Encoding: chunked\r\n\r\n20\r\n{\"a\":"),
                        "the connection broke"),
                Row.broken(
                        "chunks without an end",
                        Reply.rawThenClose(JSON_200 + "Transfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n"),
                        "the connection broke"),
                Row.broken(
                        "a chunk of no length",
                        Reply.rawThenClose(JSON_200 + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"a\":1}\r\n0\r\n\r\n"),
                        "the connection broke"),
                Row.broken("not HTTP", Reply.rawThenClose("SSH-2.0-OpenSSH_9.2\r\n\r\n"), "the connection broke"),
                Row.broken("headers without end", FaultTableTest::endlessHeaders, "the connection broke"),
                Row.late("stall before the answer", Reply.stall()),
                Row.late("stall in the head", Reply.rawThenStall("HTTP/1.1 200 OK\r\nContent-")),
                Row.late("stall in the body", Reply.rawThenStall(JSON_200 + "Content-Length: 100\r\n\r\n{\"a\":")),
                Row.late(
                        "stall in a chunk",
                        Reply.rawThenStall(JSON_200 + "Transfer-Encoding: chunked\r\n\r\n20\r\n{\"a\":")));
    }

    private static List<Row> refusalRows() {
        return List.of(
                Row.answer("HTML 401", Reply.html(401, "Log in"), UnauthorizedException.class, "401: ", "\"Log in\""),
                new Row(
                        "HTML 502",
                        Reply.html(502, "Bad Gateway"),
                        ServerException.class,
                        3,
                        ServerException.class,
                        List.of("502: an HTML page titled \"Bad Gateway\"")),
                retried(
                        "HTML 503",
                        Reply.html(503, "Down"),
                        ServerException.class,
                        "503: an HTML page titled \"Down\""),
                retried(
                        "503 with Retry-After 0",
                        Reply.text(503, "text/plain", "busy", "Retry-After: 0"),
                        ServerException.class,
                        "503: busy"),
                retried(
                        "503 without a body, Retry-After 0",
                        Reply.empty(503, "Retry-After: 0"),
                        ServerException.class,
                        "503"),
                Row.answer(
                        "408, after which HTTP libraries like to try again",
                        Reply.text(408, "text/plain", "slow"),
                        StatusException.class,
                        "408: slow"),
                Row.answer("empty 500", Reply.empty(500), ServerException.class, ": 500"),
                Row.answer(
                        "500 with words",
                        Reply.json(500, "{\"message\":\"boom\"}"),
                        ServerException.class,
                        "500: boom"),
                Row.answer("empty 400", Reply.empty(400), InvalidRequestException.class, ": 400"),
                Row.answer(
                        "broken JSON 400",
                        Reply.json(400, "{\"message\":"),
                        InvalidRequestException.class,
                        "400: {\"mes"),
                Row.answer("403", Reply.json(403, "{\"message\":\"no\"}"), ForbiddenException.class, "403: no"),
                Row.answer("409", Reply.text(409, "text/plain", "locked"), ConflictException.class, "409: locked"),
                retried(
                        "429",
                        Reply.text(429, "text/plain", "slow down"),
                        RateLimitedException.class,
                        "429: slow down"),
                Row.answer(
                        "a status of no class",
                        Reply.text(418, "text/plain", "tea"),
                        StatusException.class,
                        "418: tea"));
    }

    private static Row retried(String name, Reply reply, Class<? extends MesokitException> both, String message) {
        return Row.passing(name, reply, both, message);
    }

    private static List<Row> nonsenseRows() {
        return List.of(
                Row.answer("empty body", Reply.empty(200), MalformedBodyException.class, "200 with an empty body"),
                Row.answer(
                        "204 where a body was due",
                        Reply.rawThenClose(Reply.head(204)),
                        MalformedBodyException.class,
                        "204"),
                Row.answer("garbage", Reply.json(200, "}{ nope"), MalformedBodyException.class, "not JSON", "}{ nope"),
                Row.answer(
                        "binary garbage", Reply.json(200, "\0\1{{not json]"), MalformedBodyException.class, "not JSON"),
                Row.answer(
                        "text in no encoding",
                        Reply.json(200, "{\"a\":\"\u00ff\u00fe\"}"),
                        MalformedBodyException.class),
                Row.answer("JSON cut short", Reply.json(200, "{\"a\":1"), MalformedBodyException.class, "not JSON"),
                Row.answer("JSON and more", Reply.json(200, "{\"a\":1} {}"), UnexpectedShapeException.class),
                Row.answer("HTML 200", Reply.html(200, "Welcome"), MalformedBodyException.class, "text/html", "<html>"),
                Row.answer("null", Reply.json(200, "null"), MalformedBodyException.class, "literal null"),
                Row.answer("another shape", Reply.json(200, "[1]"), UnexpectedShapeException.class, "200", "[1]"),
                Row.answer("a member missing", Reply.json(200, "{\"b\":1}"), UnexpectedShapeException.class, "'a'"),
                Row.answer(
                        "a member of another type",
                        Reply.json(200, "{\"a\":\"x\"}"),
                        UnexpectedShapeException.class,
                        "\"a\""),
                Row.answer(
                        "a header without a name",
                        Reply.text(404, "text/plain", "odd", ": x"),
                        NotFoundException.class));
    }

    private static List<Row> excessRows() {
        String deep = "{\"deep\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        return List.of(
                Row.answer("nested 10000 deep", Reply.json(200, deep), LimitExceededException.class, "depth", "200"),
                Row.answer(
                        "200 MB announced",
                        FaultTableTest::huge,
                        LimitExceededException.class,
                        "more than 1048576 bytes"),
                Row.answer("200 MB streamed", FaultTableTest::hugeChunked, LimitExceededException.class, "1048576"),
                Row.answer(
                        "gzip bomb",
                        Reply.bytes(200, bomb(), "Content-Encoding: gzip", "Content-Type: application/json"),
                        LimitExceededException.class,
                        "more than 1048576 bytes"));
    }

    private static boolean endlessHeaders(ScriptedServer.Seen request, ScriptedServer.Wire wire) throws IOException {
        wire.write("HTTP/1.1 200 OK\r\n");
        while (true) {
            wire.write("X-More: " + "x".repeat(8000) + "\r\n");
        }
    }

    private static boolean huge(ScriptedServer.Seen request, ScriptedServer.Wire wire) throws IOException {
        wire.write(JSON_200 + "Content-Length: 200000000\r\n\r\n");
        return pour(wire, new byte[64 << 10]);
    }

    private static boolean hugeChunked(ScriptedServer.Seen request, ScriptedServer.Wire wire) throws IOException {
        wire.write(JSON_200 + "Transfer-Encoding: chunked\r\n\r\n");
        return pour(wire, ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes());
    }

    /** Ends by an exception when the client hangs up, which it must do long before 200 MB. */
    private static boolean pour(ScriptedServer.Wire wire, byte[] piece) throws IOException {
        while (wire.written() < 200_000_000) {
            wire.write(piece);
        }
        throw new AssertionError("the client took it all");
    }

    private static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) ' ');
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 200; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    static Stream<Arguments> rowsBothWays() {
        return rows().flatMap(row -> Arrays.stream(BothWays.values()).map(way -> Arguments.of(row, way)));
    }

    private ScriptedServer server;
    private ServiceClient client;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        client = ServiceClient.open(ServiceProfile.of("faults"), options(server.url()));
    }

    private static ClientOptions options(String url) {
        return ClientOptions.builder(url)
                .credentials(Planted.basic())
                .sleeper(new RecordingSleeper())
                .calls(CallOptions.builder()
                        .attemptTimeout(Duration.ofSeconds(10))
                        .maxBodyBytes(1 << 20)
                        .header("X-Auth-Token", Planted.TOKEN)
                        .build())
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
        Leftovers.assertNone("faults");
    }

    private Call<Thing> get() {
        return client.call(Request.get("/v1/thing").operation("things.get"), Decoder.json(Thing.class));
    }

    private Call<Thing> post() {
        Request request = Request.post("/v1/thing").json(List.of(1)).operation("things.add");
        return client.call(request, Decoder.json(Thing.class));
    }

    /** On a busy machine what is late by intent may be late before it got to the server, and then gets more time. */
    private void inTime(Row row, Consumer<CallOptions> check) throws Exception {
        if (!row.late()) {
            check.accept(CallOptions.none());
            return;
        }
        for (long millis = 150; ; millis *= 4) {
            try {
                check.accept(CallOptions.builder()
                        .attemptTimeout(Duration.ofMillis(millis))
                        .build());
                return;
            } catch (AssertionError early) {
                if (millis > 9000) {
                    throw early;
                }
                stop();
                start();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rowsBothWays")
    void get_whateverFails_isTriedAgainWhereThatHelps(Row row, BothWays way) throws Exception {
        inTime(row, options -> getFails(row, way, options));
    }

    private void getFails(Row row, BothWays way, CallOptions options) {
        server.always(row.reply());
        MesokitException thrown = way.fails(get().with(options), row.get());
        assertThat(server.arrivals()).isEqualTo(row.gets());
        String attempts = row.gets() == 1 ? "1 attempt" : row.gets() + " attempts";
        assertThat(thrown.getMessage()).contains("GET " + server.url() + "/v1/thing (things.get, " + attempts + ")");
        assertThat(row.message()).allSatisfy(part -> assertThat(thrown).hasMessageContaining(part));
        assertTells(thrown, row.gets());
    }

    @ParameterizedTest
    @MethodSource("rowsBothWays")
    void post_whateverFails_arrivesOnce(Row row, BothWays way) throws Exception {
        inTime(row, options -> postFails(row, way, options));
    }

    private void postFails(Row row, BothWays way, CallOptions options) {
        server.always(row.reply());
        MesokitException thrown = way.fails(post().with(options), row.post());
        assertThat(server.arrivals()).isEqualTo(1);
        assertThat(thrown.getMessage()).contains("POST " + server.url() + "/v1/thing (things.add, 1 attempt)");
        if (thrown instanceof OutcomeUnknownException) {
            assertThat(thrown.getCause()).isExactlyInstanceOf(row.get());
        } else {
            assertThat(row.message()).allSatisfy(part -> assertThat(thrown).hasMessageContaining(part));
        }
        assertTells(thrown, 1);
    }

    private void assertTells(MesokitException thrown, int attempts) {
        assertThat(thrown.attempts()).isEqualTo(attempts);
        assertThat(thrown.request().orElseThrow().url()).isEqualTo(server.url() + "/v1/thing");
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            assertThat(each.toString()).doesNotContain(Planted.MARK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyCall_nobodyListens_neverLeftAndIsTriedAgain(BothWays way) throws Exception {
        String nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = "http://127.0.0.1:" + closed.getLocalPort();
        }
        try (ServiceClient refused = ServiceClient.open(ServiceProfile.of("faults"), options(nobody))) {
            Call<Thing> post = refused.call(Request.post("/v1/thing"), Decoder.json(Thing.class));
            TransportException thrown = way.fails(post, TransportException.class);
            assertThat(thrown).hasMessageContaining("connection refused").hasMessageContaining("POST " + nobody);
            assertThat(thrown.attempts()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyCall_unknownHost_saysSo(BothWays way) {
        String nowhere = "http://no-such-host.invalid:1";
        try (ServiceClient lost = ServiceClient.open(ServiceProfile.of("faults"), options(nowhere))) {
            TransportException thrown = way.fails(lost.raw(Request.post("/x")), TransportException.class);
            assertThat(thrown).hasMessageContaining("unknown host").hasMessageContaining("no-such-host.invalid");
            assertThat(thrown.attempts()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hugeBody_isNotReadBeyondTheLimit(BothWays way) throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        server.then((request, wire) -> {
            try {
                return hugeChunked(request, wire);
            } finally {
                written.complete(wire.written());
            }
        });
        way.fails(get(), LimitExceededException.class);
        // The limit is 1 MiB; the rest is what the sockets between us hold.
        assertThat(written.get(20, TimeUnit.SECONDS)).isLessThan(16L << 20);
    }
}
