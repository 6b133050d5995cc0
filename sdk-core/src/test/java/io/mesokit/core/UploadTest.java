package io.mesokit.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mesokit.core.ScriptedServer.Reply;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.ErrorMapper;
import io.mesokit.core.spi.Heartbeat;
import io.mesokit.core.spi.Readiness;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import io.mesokit.core.spi.Upload;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests whose body is written while they are under way. */
@Timeout(30)
class UploadTest {
    private static final Heartbeat RARE = new Heartbeat(new byte[0], Duration.ofDays(1));

    private ScriptedServer server;
    private ServiceClient client;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        client = client(ClientOptions.builder(server.url()));
    }

    private static ServiceClient client(ClientOptions.Builder options) {
        return ServiceClient.open(ServiceProfile.of("test"), options.build());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Upload<String> upload(Heartbeat heartbeat) {
        Request request = Request.post("/in").header("Content-Type", "application/recordio");
        return client.upload(request, heartbeat, Decoder.text());
    }

    private Upload<String> upload() {
        return upload(RARE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** Reads the whole body and sends it back. */
    private static Reply echo() {
        return (request, wire) -> Reply.text(200, "text/plain", wire.chunks()).to(request, wire);
    }

    /** Says so when the first chunk has come, then does something else. */
    private static Reply afterFirstChunk(Reply then) {
        return (request, wire) -> {
            wire.chunk();
            return then.to(request, wire);
        };
    }

    private static Throwable failure(Upload<?> upload) {
        return catchThrowable(() -> upload.answer().get(20, TimeUnit.SECONDS)).getCause();
    }

    /** Writes until that fails. */
    private static Throwable writeOn(Upload<?> upload) {
        return catchThrowable(() -> {
            while (upload.write(new byte[1000])) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void records_areSentFramedAndInChunks() throws Exception {
        server.then(echo());
        Upload<String> upload = upload();
        assertThat(upload.write(bytes("{}"))).isTrue();
        assertThat(upload.write(bytes("[1,2]"))).isTrue();
        upload.end();
        assertThat(upload.answer().get(20, TimeUnit.SECONDS)).isEqualTo("2\n{}5\n[1,2]");
        ScriptedServer.Seen seen = server.requests().get(0);
        assertThat(seen.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(seen.header("Content-Length")).isNull();
        assertThat(seen.header("Content-Type")).isEqualTo("application/recordio");
    }

    @Test
    void record_isSentAtOnce_withoutTheNext() throws Exception {
        BlockingQueue<String> chunks = new LinkedBlockingQueue<>();
        server.then((request, wire) -> {
            for (byte[] chunk = wire.chunk(); chunk != null; chunk = wire.chunk()) {
                chunks.add(new String(chunk, ISO_8859_1));
            }
            return Reply.empty(200).to(request, wire);
        });
        Upload<String> upload = upload();
        upload.write(bytes("one"));
        assertThat(chunks.poll(20, TimeUnit.SECONDS)).isEqualTo("3\none");
        upload.write(bytes("two"));
        assertThat(chunks.poll(20, TimeUnit.SECONDS)).isEqualTo("3\ntwo");
        upload.end();
        upload.answer().get(20, TimeUnit.SECONDS);
    }

    @Test
    void connection_isUsedAgainAfterTheAnswer() throws Exception {
        server.then(echo(), echo());
        for (int i = 0; i < 2; i++) {
            Upload<String> upload = upload();
            upload.write(bytes("x"));
            upload.end();
            upload.answer().get(20, TimeUnit.SECONDS);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void silence_isFilledWithHeartbeats() throws Exception {
        BlockingQueue<String> chunks = new LinkedBlockingQueue<>();
        server.then((request, wire) -> {
            chunks.add(new String(wire.chunk(), ISO_8859_1));
            chunks.add(new String(wire.chunk(), ISO_8859_1));
            return Reply.empty(200).to(request, wire);
        });
        Upload<String> upload = upload(new Heartbeat(bytes("beat"), Duration.ofMillis(1)));
        assertThat(chunks.poll(20, TimeUnit.SECONDS)).isEqualTo("4\nbeat");
        assertThat(chunks.poll(20, TimeUnit.SECONDS)).isEqualTo("4\nbeat");
        upload.close();
    }

    @Test
    void answerThatTakesItsTime_isWaitedFor() throws Exception {
        CountDownLatch lookedAt = new CountDownLatch(3);
        server.then((request, wire) -> {
            for (byte[] chunk = wire.chunk(); chunk != null; chunk = wire.chunk()) {
                lookedAt.countDown();
            }
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
            return Reply.text(200, "text/plain", "slow").to(request, wire);
        });
        Upload<String> upload = upload(new Heartbeat(bytes("beat"), Duration.ofMillis(1)));
        assertThat(lookedAt.await(20, TimeUnit.SECONDS)).isTrue();
        upload.end();
        assertThat(upload.answer().get(20, TimeUnit.SECONDS)).isEqualTo("slow");
    }

    @Test
    void refusalBeforeAnythingIsWritten_isNoticed_andNotRepeated() {
        server.then(Reply.text(400, "text/plain", "no such thing"));
        server.always(Reply.empty(200));
        Upload<String> upload = upload();
        assertThat(failure(upload))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no such thing");
        assertThatThrownBy(() -> upload.write(bytes("late"))).isExactlyInstanceOf(InvalidRequestException.class);
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @Test
    void refusalWhileRecordsAreWritten_reachesTheWriter() {
        server.then(afterFirstChunk((request, wire) -> {
            Reply.text(409, "text/plain", "another writes").to(request, wire);
            wire.awaitGone();
            return false;
        }));
        assertThat(writeOn(upload()))
                .isExactlyInstanceOf(ConflictException.class)
                .hasMessageContaining("another writes");
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @Test
    void notReady_whenSomeOfTheBodyIsGone_isNotSentAgain() {
        ErrorMapper electing = new ErrorMapper() {
            @Override
            public Optional<StatusException> map(Request request, RawResponse response) {
                return Optional.empty();
            }

            @Override
            public Readiness readiness(Request request, RawResponse response) {
                return Readiness.ELECTING;
            }
        };
        server.always(afterFirstChunk(Reply.text(503, "text/plain", "recovering")));
        ClientOptions options = ClientOptions.builder(server.url()).build();
        try (ServiceClient other = ServiceClient.open(ServiceProfile.of("test").with(electing), options)) {
            Request request = Request.post("/in").header("Content-Type", "application/recordio");
            assertThat(writeOn(other.upload(request, RARE, Decoder.text())))
                    .isExactlyInstanceOf(ServerException.class)
                    .hasMessageContaining("recovering");
        }
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @Test
    void refusalByAServerThatReadsNoFurther_reachesTheWriterWhoseWriteIsStuck() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        server.then(afterFirstChunk((request, wire) -> {
            first.countDown();
            assertThat(wire.beginningOfChunk()).as("more than sockets hold").isGreaterThan(19_000_000);
            Reply.text(409, "text/plain", "enough").to(request, wire);
            over.await();
            return false;
        }));
        Upload<String> upload = upload();
        upload.write(bytes("x"));
        // Or both would be one chunk, which is read wholly.
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
        upload.write(new byte[20_000_000]);
        assertThat(failure(upload)).isExactlyInstanceOf(ConflictException.class);
        over.countDown();
    }

    @Test
    void refusalInChunks_isRead() {
        server.then(
                Reply.rawThenStall("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oh\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3\r\nbro\r\n3\r\nken\r\n0\r\n\r\n"));
        assertThat(failure(upload())).isExactlyInstanceOf(ServerException.class).hasMessageContaining("broken");
    }

    @Test
    void refusalEndedByTheConnection_isRead() {
        server.then(Reply.rawThenClose("HTTP/1.1 404 No\r\nContent-Type: text/plain\r\n\r\nunknown container"));
        assertThat(failure(upload()))
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessageContaining("unknown container");
    }

    @Test
    void earlyGoodAnswer_endsTheBody() throws Exception {
        server.then(afterFirstChunk(Reply.rawThenStall("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone")));
        Upload<String> upload = upload();
        assertThat(upload.write(bytes("x"))).isTrue();
        assertThat(upload.answer().get(20, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(upload.write(bytes("late"))).isFalse();
    }

    @Test
    void earlyNonsense_isABrokenConnection() {
        server.then(Reply.rawThenStall("SSH-2.0-OpenSSH\r\n\r\n"));
        assertThat(failure(upload())).isExactlyInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void earlyAnswerThatIsHuge_isRefused() {
        server.then(Reply.rawThenStall("HTTP/1.1 400 No\r\nContent-Length: 99999999999\r\n\r\nx"));
        assertThat(failure(upload()).getCause()).hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void connectionReset_inTheMiddle_isNeverRepeated() {
        server.then(afterFirstChunk(Reply.reset()));
        server.always(echo());
        Upload<String> upload = upload();
        Throwable seen = writeOn(upload);
        assertThat(seen).isExactlyInstanceOf(OutcomeUnknownException.class);
        assertThat(failure(upload)).isSameAs(seen);
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @Test
    void connectionClosed_whileNobodyWrites_isNoticed() {
        server.then(Reply.rawThenClose(""));
        assertThat(failure(upload()))
                .isExactlyInstanceOf(OutcomeUnknownException.class)
                .hasStackTraceContaining("closed the connection before the request had ended");
    }

    @Test
    void serverThatDoesNotRead_holdsTheWriterBack() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        server.then((request, wire) -> {
            reading.await();
            return Reply.text(200, "text/plain", String.valueOf(wire.chunks().length()))
                    .to(request, wire);
        });
        Upload<String> upload = upload();
        AtomicLong written = new AtomicLong();
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                upload.write(new byte[100_000]);
                written.addAndGet(100_000);
            }
            upload.end();
        });
        writer.start();
        while (writer.isAlive() && writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(written.get()).isLessThan(20_000_000);
        reading.countDown();
        assertThat(upload.answer().get(20, TimeUnit.SECONDS)).isEqualTo(String.valueOf(200 * (100_000 + 7)));
    }

    @Test
    void close_breaksOff_andWakesTheWriter() throws Exception {
        server.then(Reply.stall());
        Upload<String> upload = upload();
        server.awaitArrival();
        CompletableFuture<Throwable> writer = CompletableFuture.supplyAsync(() -> writeOn(upload));
        upload.close();
        assertThat(writer.get(20, TimeUnit.SECONDS)).isExactlyInstanceOf(CallCancelledException.class);
        server.awaitClientGone();
        assertThatThrownBy(() -> upload.answer().get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void clientClose_endsIt() throws Exception {
        server.then(Reply.stall());
        Upload<String> upload = upload();
        server.awaitArrival();
        client.close();
        assertThat(failure(upload)).isExactlyInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> upload.write(bytes("late"))).isExactlyInstanceOf(ClosedException.class);
        assertThatThrownBy(this::upload).isExactlyInstanceOf(ClosedException.class);
    }

    @Test
    void interruptedWriter_isTold_andTheUploadGoesOn() throws Exception {
        server.then(echo());
        Upload<String> upload = upload();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> upload.write(bytes("x"))).isExactlyInstanceOf(CallCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        upload.write(bytes("y"));
        upload.end();
        assertThat(upload.answer().get(20, TimeUnit.SECONDS)).isEqualTo("1\ny");
    }

    @Test
    void recordAfterTheEnd_isRefused() {
        server.then(Reply.stall());
        Upload<String> upload = upload();
        upload.end();
        assertThatThrownBy(() -> upload.write(bytes("x"))).isExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void redirect_isNotFollowed() {
        server.then(Reply.empty(307, "Location: /elsewhere"));
        assertThat(failure(upload()))
                .isExactlyInstanceOf(RedirectException.class)
                .hasMessageContaining("/elsewhere");
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @Test
    void credentialsRefused_areRenewedForTheNext_butThisIsNotRepeated() {
        AtomicLong renewed = new AtomicLong();
        Credentials renewable = new Credentials() {
            @Override
            public Map<String, String> headers() {
                return Map.of("Authorization", "token-" + renewed.get());
            }

            @Override
            public boolean refused(Map<String, String> used, RawResponse answer) {
                renewed.incrementAndGet();
                return true;
            }
        };
        client = client(ClientOptions.builder(server.url()).credentials(renewable));
        server.then(Reply.empty(401));
        assertThat(failure(upload())).isExactlyInstanceOf(UnauthorizedException.class);
        assertThat(renewed).hasValue(1);
        assertThat(server.arrivals()).isEqualTo(1);
    }

    @Test
    void unreachableServer_isATransportFailure() {
        server.close();
        Throwable refused = failure(upload());
        assertThat(refused).isExactlyInstanceOf(TransportException.class);
        assertThat(((TransportException) refused).request().orElseThrow().attempts())
                .isEqualTo(1);
    }

    @Test
    void openUpload_takesNoPlaceFromCalls() throws Exception {
        client = client(ClientOptions.builder(server.url()).maxConcurrent(1));
        server.then(Reply.stall());
        Upload<String> upload = upload();
        server.awaitArrival();
        assertThat(client.raw(Request.get("/other")).execute().isObject()).isTrue();
        upload.close();
    }

    @Test
    void upload_showsNoHeartbeatAndNoHeader() throws ExecutionException, InterruptedException {
        Upload<String> upload = upload(new Heartbeat(bytes("secret"), Duration.ofDays(1)));
        assertThat(upload.toString()).isEqualTo("POST " + server.url() + "/in");
        assertThat(new Heartbeat(bytes("secret"), Duration.ofDays(1)).toString())
                .doesNotContain("secret");
        upload.close();
    }
}
