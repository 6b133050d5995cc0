package io.mesokit.mesos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mesokit.core.BothWays;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.ClosedException;
import io.mesokit.core.ConflictException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.LimitExceededException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.OutcomeUnknownException;
import io.mesokit.core.RetryPolicy;
import io.mesokit.core.ServerException;
import io.mesokit.core.TransportException;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import io.mesokit.core.spi.Upload;
import io.mesokit.mesos.model.CommandInfo;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.ContainerInfo;
import io.mesokit.mesos.model.ContainerType;
import io.mesokit.mesos.model.TtyInfo;
import io.mesokit.mesos.model.WindowSize;
import io.mesokit.mesos.model.agent.LaunchNestedContainerSessionCall;
import io.mesokit.testkit.http.Faults;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.mesos.TerminalSize;
import io.mesokit.testkit.time.VirtualClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions in containers that run, on an agent that behaves as a real one. */
@Timeout(60)
class ContainerSessionTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final byte[] TEN_MEGABYTES = new byte[10 * 1024 * 1024];

    private static EmbeddedMesos mesos;
    private static io.mesokit.testkit.mesos.MesosAgent server;
    private static ContainerId task;

    private MesosAgent agent;

    @BeforeAll
    static void startMesos() {
        mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), VirtualClock.ofDefaults());
        server = mesos.agents().get(0);
        mesos.launch(mesos.addFramework("demo"), server.id(), "t-1", "cpus:1").run();
        try (MesosAgent agent = MesosAgent.connect(server.url())) {
            task = agent.containers().list().execute().get(0).containerId();
        }
        for (int i = 0; i < TEN_MEGABYTES.length; i++) {
            TEN_MEGABYTES[i] = (byte) (i * 31 + i / 1000);
        }
    }

    @AfterAll
    static void stopMesos() {
        mesos.close();
    }

    @BeforeEach
    void connect() {
        agent = MesosAgent.connect(ClientOptions.builder(server.url().toString())
                .retry(RetryPolicy.none())
                .build());
    }

    @AfterEach
    void close() {
        agent.close();
        server.faults().clear();
    }

    private static ContainerId name() {
        return task.child("s-" + NAMES.incrementAndGet());
    }

    private ContainerSession shell(String line) {
        return agent.containers().launchSession(name(), CommandInfo.shell(line)).execute();
    }

    private ContainerSession terminal(String line) {
        return agent.containers()
                .launchSession(LaunchNestedContainerSessionCall.builder()
                        .containerId(name())
                        .command(CommandInfo.shell(line))
                        .container(ContainerInfo.builder()
                                .type(ContainerType.MESOS)
                                .ttyInfo(TtyInfo.builder()
                                        .windowSize(WindowSize.builder()
                                                .rows(24)
                                                .columns(80)
                                                .build())
                                        .build())
                                .build())
                        .build())
                .execute();
    }

    private static Faults inputFaults() {
        return server.faults()
                .when(request -> request.header("Content-Type")
                        .filter("application/recordio"::equals)
                        .isPresent());
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), UTF_8);
    }

    private static void write(ContainerSession session, String text) throws IOException {
        session.stdin().write(text.getBytes(UTF_8));
    }

    /** Writes until that fails. */
    private static Throwable writeOn(ContainerSession session) {
        return catchThrowable(() -> {
            while (true) {
                write(session, "x".repeat(1000));
            }
        });
    }

    private int exit(ContainerSession session) {
        return session.await().execute().exitStatus().orElseThrow();
    }

    private interface Doing {
        void run() throws IOException;
    }

    private static CompletableFuture<Void> meanwhile(Doing work) {
        return CompletableFuture.runAsync(() -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(BothWays.class)
    void session_echoes_andEndsWithItsInput(BothWays way) throws IOException {
        try (ContainerSession session =
                way.run(agent.containers().launchSession(name(), CommandInfo.shell("cat; echo over >&2; exit 7")))) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(session.stdout(), UTF_8));
            write(session, "one\n");
            assertThat(lines.readLine()).isEqualTo("one");
            write(session, "zwei ä\n");
            assertThat(lines.readLine()).isEqualTo("zwei ä");
            session.stdin().close();
            assertThat(lines.readLine()).isNull();
            assertThat(text(session.stderr())).isEqualTo("over\n");
            assertThat(way.run(session.await()).exitStatus()).hasValue(7 << 8);
        }
    }

    @ParameterizedTest
    @EnumSource(BothWays.class)
    void session_ofAnIdThatRuns_isAConflict(BothWays way) {
        try (ContainerSession session = shell("cat")) {
            way.fails(
                    agent.containers().launchSession(session.container(), CommandInfo.shell("cat")),
                    ConflictException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(BothWays.class)
    void session_inNoContainer_isInvalid(BothWays way) {
        ContainerId nowhere = ContainerId.of("nowhere").child("x");
        way.fails(agent.containers().launchSession(nowhere, CommandInfo.shell("cat")), InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource(BothWays.class)
    void attach_toWhatIsNotThere_orHasNoTerminal_fails(BothWays way) {
        way.fails(agent.containers().attach(task.child("none")), NotFoundException.class);
        ContainerId plain = name();
        agent.containers().launch(plain, CommandInfo.shell("sleep 100")).execute();
        assertThat(way.fails(agent.containers().attach(plain), ServerException.class))
                .hasMessageContaining("I/O switchboard server was disabled");
        agent.containers().kill(plain, 9).execute();
    }

    @ParameterizedTest
    @EnumSource(BothWays.class)
    void attach_readsAndWrites_andLeavesTheContainerRunning(BothWays way) throws IOException {
        try (ContainerSession session = terminal("cat")) {
            try (ContainerSession attached = way.run(agent.containers().attach(session.container()))) {
                write(attached, "hello\n");
                assertThat(new String(attached.stdout().readNBytes(14), UTF_8)).isEqualTo("hello\r\nhello\r\n");
            }
            assertThat(new String(session.stdout().readNBytes(14), UTF_8)).isEqualTo("hello\r\nhello\r\n");
        }
    }

    @Test
    void attached_stdinClosed_endsTheProcessOfATerminal() throws IOException {
        try (ContainerSession session = terminal("cat; exit 3");
                ContainerSession attached =
                        agent.containers().attach(session.container()).execute()) {
            write(attached, "bye\n");
            attached.stdin().close();
            assertThat(text(session.stdout())).isEqualTo("bye\r\nbye\r\n");
            assertThat(exit(session)).isEqualTo(3 << 8);
        }
    }

    @Test
    void resize_isSeenByTheProcessAndTheTerminal() throws IOException {
        try (ContainerSession session =
                terminal("trap 'echo resized; exit' WINCH; echo $LINES $COLUMNS; while :; do sleep 0.01; done")) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(session.stdout(), UTF_8));
            assertThat(lines.readLine()).isEqualTo("24 80");
            session.resize(30, 100);
            assertThat(lines.readLine()).isEqualTo("resized");
            assertThat(server.terminal(session.container().toString())).contains(new TerminalSize(30, 100));
        }
    }

    @Test
    void resize_withoutATerminal_isRefused() throws IOException {
        try (ContainerSession session = shell("cat")) {
            session.resize(1, 2);
            assertThat(writeOn(session))
                    .isExactlyInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("Unable to set the window size");
        }
    }

    @Test
    void close_killsTheProcess() throws IOException {
        ContainerSession session = shell("echo up; cat");
        assertThat(session.stdout().read()).isEqualTo('u');
        session.close();
        assertThat(exit(session)).isEqualTo(9);
        assertThatThrownBy(() -> session.stdout().read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> write(session, "x")).isInstanceOf(IOException.class);
        session.close();
    }

    @Test
    void close_wakesReaderAndWriter() throws Exception {
        ContainerSession session = shell("sleep 100");
        CompletableFuture<Void> reader = meanwhile(() -> session.stdout().read());
        CompletableFuture<Throwable> closer = CompletableFuture.supplyAsync(() -> {
            return catchThrowable(() -> session.stdin().write(TEN_MEGABYTES));
        });
        session.close();
        assertThatThrownBy(() -> reader.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
        assertThat(closer.get(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void clientClosed_endsTheStreams() {
        ContainerSession session = shell("cat");
        agent.close();
        assertThatThrownBy(() -> session.stdout().read()).isExactlyInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> write(session, "x")).isExactlyInstanceOf(ClosedException.class);
    }

    @Test
    void input_thatAnotherSends_isAConflict() throws IOException {
        try (ContainerSession first = terminal("cat");
                ContainerSession second =
                        agent.containers().attach(first.container()).execute()) {
            write(first, "x");
            assertThat(first.stdout().read()).isEqualTo('x');
            assertThat(writeOn(second)).isExactlyInstanceOf(ConflictException.class);
            assertThatThrownBy(second.stdin()::close).isExactlyInstanceOf(ConflictException.class);
        }
    }

    @Test
    void input_ofAProcessThatHasEnded_isABrokenPipe() throws IOException {
        try (ContainerSession session = shell("read line; exit 0")) {
            write(session, "go\n");
            assertThat(session.stdout().read()).isEqualTo(-1);
            assertThat(writeOn(session)).isExactlyInstanceOf(IOException.class).hasMessageContaining("has ended");
            session.stdin().close();
        }
    }

    @Test
    void input_refusedAtOnce_reachesTheWriter() throws IOException {
        try (ContainerSession session = shell("cat")) {
            inputFaults().answerNext(WireResponse.of(400, "text/plain", "no such input"));
            assertThat(writeOn(session))
                    .isExactlyInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("no such input");
        }
    }

    @Test
    void input_refusedAtOnce_reachesWhoeverClosesIt() throws IOException {
        try (ContainerSession session = shell("cat")) {
            inputFaults().answerNext(WireResponse.of(403, "text/plain", "not you"));
            OutputStream stdin = session.stdin();
            assertThatThrownBy(stdin::close).hasMessageContaining("not you");
            stdin.close();
        }
    }

    @Test
    void input_cutInTheMiddle_isTold_andNotRepeated() throws IOException {
        try (ContainerSession session = shell("cat")) {
            inputFaults().cutRequestAfter(5000);
            assertThat(writeOn(session)).isExactlyInstanceOf(OutcomeUnknownException.class);
            assertThat(session.stdout().read()).isEqualTo('x');
        }
    }

    @Test
    void output_cutInTheMiddle_isTold_afterWhatCame() throws IOException {
        server.faults().cutStreamAfter(1);
        try (ContainerSession session = shell("echo one; sleep 0.1; echo two")) {
            byte[] came = session.stdout().readNBytes(4);
            assertThat(new String(came, UTF_8)).isEqualTo("one\n");
            assertThatThrownBy(() -> session.stdout().read()).isExactlyInstanceOf(TransportException.class);
            assertThatThrownBy(() -> session.stderr().read()).isExactlyInstanceOf(TransportException.class);
        }
    }

    @Test
    void tenMegabytes_passBothWaysAtOnce() throws Exception {
        try (ContainerSession session = shell("cat")) {
            CompletableFuture<Void> writer = meanwhile(() -> {
                session.stdin().write(TEN_MEGABYTES);
                session.stdin().close();
            });
            assertThat(Arrays.equals(session.stdout().readAllBytes(), TEN_MEGABYTES))
                    .isTrue();
            writer.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void stdoutAlone_isReadToItsEnd_whateverComesOnStderr() throws IOException {
        String both = "dd if=/dev/zero bs=1024 count=3000 status=none >&2; echo end";
        try (ContainerSession session = shell(both)) {
            assertThat(text(session.stdout())).isEqualTo("end\n");
            assertThatThrownBy(() -> session.stderr().read())
                    .isExactlyInstanceOf(LimitExceededException.class)
                    .hasMessageContaining("bytes of stderr were dropped");
            assertThat(session.stderr().readAllBytes()).hasSizeBetween(900_000, 1024 * 1024);
        }
    }

    @Test
    void stderrClosed_isDropped_withoutAWord() throws IOException {
        try (ContainerSession session = shell("dd if=/dev/zero bs=1024 count=3000 status=none >&2; echo end")) {
            session.stderr().close();
            assertThat(text(session.stdout())).isEqualTo("end\n");
            assertThat(session.stderr().available()).isZero();
        }
    }

    @Test
    void bothRead_loseNothing() throws Exception {
        String both = "dd if=/dev/zero bs=1024 count=3000 status=none >&2 & dd if=/dev/zero bs=1024 count=3000"
                + " status=none; wait";
        try (ContainerSession session = shell(both)) {
            int[] read = new int[1];
            InputStream stderr = session.stderr();
            CompletableFuture<Void> reader = meanwhile(() -> read[0] = stderr.readAllBytes().length);
            assertThat(session.stdout().readAllBytes()).hasSize(3000 * 1024);
            reader.get(20, TimeUnit.SECONDS);
            assertThat(read[0]).isEqualTo(3000 * 1024);
        }
    }

    @Test
    void unreadOutput_isNotFetchedWithoutBound() throws Exception {
        try (ContainerSession session =
                shell("dd if=/dev/zero bs=65536 count=160 status=none; echo done >&2; sleep 100")) {
            assertThat(session.stderr().read()).isEqualTo('d');
            assertThat(session.stdout().available()).isLessThanOrEqualTo(1024 * 1024 + 65536);
        }
    }

    @Test
    void stdoutOnceRead_isWaitedFor_andLosesNothing() throws Exception {
        try (ContainerSession session = shell("dd if=/dev/zero bs=65536 count=80 status=none; echo done >&2")) {
            assertThat(session.stdout().read()).isZero();
            InputStream stderr = session.stderr();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread reader = new Thread(() -> failure.set(catchThrowable(stderr::readAllBytes)));
            reader.start();
            while (reader.isAlive() && reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(session.stdout().available()).isBetween(1024 * 1024 - 65536, 1024 * 1024 + 65536);
            assertThat(session.stdout().readAllBytes()).hasSize(80 * 65536 - 1);
            reader.join();
            assertThat(failure.get()).isNull();
        }
    }

    @Test
    void interruptedReader_isTold_andTheSessionGoesOn() throws Exception {
        try (ContainerSession session = shell("cat")) {
            InputStream stdout = session.stdout();
            AtomicReference<Throwable> told = new AtomicReference<>();
            Thread reader = new Thread(() -> told.set(catchThrowable(stdout::read)));
            reader.start();
            while (reader.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            reader.interrupt();
            reader.join();
            assertThat(told.get()).hasMessageContaining("interrupted");
            write(session, "y");
            assertThat(stdout.read()).isEqualTo('y');
        }
    }

    @Test
    void lookingOn_opensNoInput() throws IOException {
        try (ContainerSession session = shell("echo hi")) {
            assertThat(text(session.stdout())).isEqualTo("hi\n");
            int before = server.requests().size();
            assertThat(session.toString()).isEqualTo("session of container " + session.container());
            assertThat(server.requests()).hasSize(before);
        }
    }

    @Test
    void heartbeats_areTakenByTheAgent() {
        ServiceClient client = ServiceClient.open(
                ServiceProfile.of("test"),
                ClientOptions.builder(server.url().toString()).build());
        try (ContainerSession session = shell("cat")) {
            inputFaults().cutRequestAfter(800); // before the upload, which begins at once
            try (Upload<Void> silent = client.upload(
                    ContainerInput.request(), ContainerInput.heartbeat(Duration.ofMillis(1)), Decoder.nothing())) {
                silent.write(ContainerInput.json(ContainerInput.head(session.container())));
                // A record that the agent did not understand would have been answered with 400 before.
                assertThatThrownBy(() -> silent.answer().get(20, TimeUnit.SECONDS))
                        .hasCauseExactlyInstanceOf(OutcomeUnknownException.class);
            }
        } finally {
            client.close();
        }
    }
}
