package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mesokit.core.BothWays;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.TransportException;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import io.mesokit.testkit.mesos.MesosAction;
import io.mesokit.testkit.mesos.MesosTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilesTest {
    private static final String TEXT = "0123456789abcdef".repeat(10_000);

    private final Mesos mesos = Mesos.start();
    private final Files files = mesos.agent.files();
    private final String sandbox = sandbox();

    @AfterEach
    void close() {
        mesos.close();
    }

    private String sandbox() {
        FrameworkId framework = mesos.framework();
        MesosTask task = mesos.task(framework, "t");
        mesos.server.write(task, "stdout", TEXT);
        return "/frameworks/" + framework + "/executors/t/runs/latest";
    }

    @ParameterizedTest
    @EnumSource
    void list_sandbox_hasItsFiles(BothWays way) {
        assertThat(way.run(files.list(sandbox)))
                .extracting(file -> file.path().substring(file.path().lastIndexOf('/') + 1))
                .contains("stdout", "stderr");
        assertThat(way.run(files.list("/slave/log"))).isEmpty();
        assertThat(way.run(mesos.master.files().list("/master/log"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void read_longFile_comesInPartsOf64KiB(BothWays way) {
        FilePart first = way.run(files.read(sandbox + "/stdout", 0));
        FilePart last = way.run(files.read(sandbox + "/stdout", TEXT.length() - 5));

        assertThat(first.data().size()).isEqualTo(64 << 10);
        assertThat(first.size()).isEqualTo(TEXT.length());
        assertThat(first.isLast()).isFalse();
        assertThat(last.data().utf8()).isEqualTo("bcdef");
        assertThat(last.isLast()).isTrue();
        assertThat(way.run(files.read(sandbox + "/stdout", 2, 3)).data().utf8()).isEqualTo("234");
        assertThat(way.run(mesos.master.files().read("/master/log", 0)).size()).isPositive();
    }

    @Test
    void open_longFile_isWhole() throws IOException {
        try (InputStream file = files.open(sandbox + "/stdout")) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytes_longFile_isWhole_pitfall37(BothWays way) {
        byte[] binary = {0, -1, 10, '"', '\\', 13};
        assertThat(new String(way.run(files.bytes(sandbox + "/stdout")), StandardCharsets.UTF_8))
                .isEqualTo(TEXT);
        try (WireServer server = WireServer.start(
                        "binary", 0, request -> WireResponse.of(200).body(binary));
                MesosAgent other = MesosAgent.connect(server.url())) {
            assertThat(way.run(other.files().bytes("/core"))).isEqualTo(binary);
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_longFile_isWrittenOn(BothWays way) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        assertThat(way.run(files.download(sandbox + "/stdout", target))).isEqualTo(TEXT.length());
        assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }

    /** A file is what it is: whoever asks for JSON only may be told that there is none. */
    @Test
    void anyDownload_ofAServerThatMindsWhatIsAccepted_isAnswered() {
        try (WireServer server = WireServer.start(
                        "strict",
                        0,
                        request -> WireResponse.of(
                                        request.header("Accept")
                                                        .filter("*/*"::equals)
                                                        .isPresent()
                                                ? 200
                                                : 406)
                                .body("text"));
                MesosAgent other = MesosAgent.connect(server.url())) {
            assertThat(other.files().bytes("/f").execute()).asString().isEqualTo("text");
            assertThat(other.files().download("/f", new ByteArrayOutputStream()).execute())
                    .isEqualTo(4);
            assertThat(other.server()
                            .diagnostics()
                            .stopProfiler(new ByteArrayOutputStream())
                            .execute())
                    .isEqualTo(4);
        }
    }

    /** What is larger than any body may be is no matter, for it is never held. */
    @ParameterizedTest
    @EnumSource
    void download_hugeFile_isHeldInPiecesOnly(BothWays way) {
        int pieces = 1024;
        byte[] piece = new byte[64 << 10];
        AtomicInteger largest = new AtomicInteger();
        try (WireServer server = WireServer.start(
                        "huge",
                        0,
                        request -> WireResponse.stream(200, "application/octet-stream", sink -> {
                            for (int i = 0; i < pieces; i++) {
                                sink.send(piece);
                            }
                        }));
                MesosAgent other = MesosAgent.connect(server.url())) {
            OutputStream target = new OutputStream() {
                @Override
                public void write(int one) {
                    throw new AssertionError("byte by byte");
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    largest.accumulateAndGet(bytes.length, Math::max);
                }
            };
            assertThat(way.run(other.files().download("/huge", target))).isEqualTo((long) pieces * piece.length);
            assertThat(largest).hasValue(64 << 10);
        }
    }

    /** A second attempt would write the beginning twice. */
    @ParameterizedTest
    @EnumSource
    void download_brokenOff_failsAndIsNotBegunAgain(BothWays way) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        WireResponse cut = WireResponse.of(200).body("begin").cutShort(1000);
        try (WireServer server = WireServer.start("cut", 0, request -> cut);
                MesosAgent other = MesosAgent.connect(server.url())) {
            way.fails(other.files().download("/cut", target), TransportException.class);
            assertThat(server.requests()).hasSize(1);
            assertThat(target).hasToString("begin");
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_targetFullAmidAFile_endsTheExchange(BothWays way) throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        try (WireServer server = WireServer.start("endless", 0, request -> endless(gone));
                MesosAgent other = MesosAgent.connect(server.url())) {
            way.fails(other.files().download("/endless", full), TransportException.class);
            assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void download_cancelled_endsTheExchange() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        OutputStream target = new OutputStream() {
            @Override
            public void write(int one) {
                begun.countDown();
            }
        };
        try (WireServer server = WireServer.start("endless", 0, request -> endless(gone));
                MesosAgent other = MesosAgent.connect(server.url())) {
            var download = other.files().download("/endless", target).executeAsync();
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            download.cancel(true);
            assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A piece, and then nothing until the client has gone. */
    private static WireResponse endless(CountDownLatch gone) {
        return WireResponse.stream(200, "application/octet-stream", sink -> {
            sink.onClientGone(gone::countDown);
            sink.send("begin");
            gone.await();
        });
    }

    @ParameterizedTest
    @EnumSource
    void download_targetFull_saysSo(BothWays way) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(way.fails(files.download(sandbox + "/stdout", full), TransportException.class))
                .hasMessageContaining("No space left on device");
    }

    @ParameterizedTest
    @EnumSource
    void anyRead_unknownPath_isNotFound(BothWays way) {
        way.fails(files.list("/nope"), NotFoundException.class);
        way.fails(files.read("/nope", 0), NotFoundException.class);
        way.fails(files.bytes("/nope"), NotFoundException.class);
        way.fails(files.download("/nope", OutputStream.nullOutputStream()), NotFoundException.class);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> files.open("/nope").read());
    }

    @ParameterizedTest
    @EnumSource
    void paths_agent_hasTheLog(BothWays way) {
        assertThat(way.run(files.paths())).containsKey("/slave/log");
        assertThat(way.run(mesos.master.files().paths())).containsKey("/master/log");
    }

    @ParameterizedTest
    @EnumSource
    void anyRead_forbidden_isTyped(BothWays way) {
        try (Mesos guarded = Mesos.denying(MesosAction.ACCESS_FILES)) {
            way.fails(guarded.master.files().list("/master/log"), ForbiddenException.class);
            way.fails(guarded.master.files().read("/master/log", 0), ForbiddenException.class);
            way.fails(guarded.agent.files().read("/slave/log", 0), ForbiddenException.class);
        }
    }
}
