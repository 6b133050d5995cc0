package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.time.VirtualClock;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Input that is sent while the container runs, over bare sockets. */
@Timeout(30)
class AgentInputTest {
    private EmbeddedMesos mesos;
    private VirtualClock clock;
    private MesosAgent agent;
    private String parent;

    @BeforeEach
    void start() {
        clock = VirtualClock.ofDefaults();
        mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), clock);
        agent = mesos.agents().get(0);
        mesos.launch(mesos.addFramework("demo"), agent.id(), "t-1", "cpus:1").run();
        parent = agent.node().views.executorContainers().iterator().next();
    }

    @AfterEach
    void stop() {
        mesos.close();
    }

    private String id(String own) {
        return "\"container_id\":{\"value\":\"" + own + "\",\"parent\":{\"value\":\"" + parent + "\"}}";
    }

    private EventTap session(String own, String command, String more) throws IOException {
        String call = "{\"type\":\"LAUNCH_NESTED_CONTAINER_SESSION\",\"launch_nested_container_session\":{" + id(own)
                + ",\"command\":{\"value\":\"" + command + "\"}" + more + "}}";
        EventTap tap = EventTap.open(agent.url(), call);
        assertThat(tap.head().get(0)).contains("200");
        return tap;
    }

    private static String text(JsonNode processIo) {
        byte[] bytes =
                Base64.getDecoder().decode(processIo.path("data").path("data").asText());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String data(String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return processIo("{\"type\":\"DATA\",\"data\":{\"type\":\"STDIN\",\"data\":\"" + encoded + "\"}}");
    }

    private static String processIo(String io) {
        return "{\"type\":\"ATTACH_CONTAINER_INPUT\",\"attach_container_input\":{\"type\":\"PROCESS_IO\",\"process_io\":"
                + io + "}}";
    }

    private static String resize(int rows, int columns) {
        return processIo("{\"type\":\"CONTROL\",\"control\":{\"type\":\"TTY_INFO\",\"tty_info\":{\"window_size\":"
                + "{\"rows\":" + rows + ",\"columns\":" + columns + "}}}}");
    }

    /** An input that is open until its answer has come. */
    private final class Input implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Input(String container) throws IOException {
            URI url = agent.url();
            socket = new Socket(url.getHost(), url.getPort());
            socket.setSoTimeout(15_000);
            in = new BufferedInputStream(socket.getInputStream());
            send("POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/recordio\r\n"
                    + "Message-Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            record("{\"type\":\"ATTACH_CONTAINER_INPUT\",\"attach_container_input\":{\"type\":\"CONTAINER_ID\","
                    + id(container) + "}}");
        }

        void record(String json) throws IOException {
            String record = json.length() + "\n" + json;
            send(Integer.toHexString(record.length()) + "\r\n" + record + "\r\n");
        }

        void end() throws IOException {
            send("0\r\n\r\n");
        }

        private void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Status line, headers and body of an answer with a length, or without a body. */
        String answer() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    throw new EOFException(head.toString());
                }
                head.append((char) c);
            }
            Iterator<String> length = head.toString()
                    .lines()
                    .filter(line -> line.startsWith("Content-Length: "))
                    .iterator();
            int bytes = length.hasNext() ? Integer.parseInt(length.next().substring(16)) : 0;
            return head + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void record_reachesTheProcess_beforeTheInputEnds() throws IOException {
        try (EventTap output = session("s", "cat", "");
                Input input = new Input("s")) {
            input.record(data("one"));
            assertThat(text(output.next())).isEqualTo("one");
            input.record(data("two"));
            assertThat(text(output.next())).isEqualTo("two");
            input.end();
            assertThat(input.answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void emptyRecord_closesTheInputOfTheProcess_andTheAnswerComesWithoutTheEndOfTheBody() throws IOException {
        try (EventTap output = session("s", "cat; echo over", "");
                Input input = new Input("s")) {
            input.record(data(""));
            assertThat(text(output.next())).isEqualTo("over\n");
            assertThat(input.answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void inputAfterItsEnd_is500() throws IOException {
        try (EventTap output = session("s", "cat; echo over; sleep 100", "");
                Input input = new Input("s")) {
            input.record(data(""));
            assertThat(text(output.next())).isEqualTo("over\n");
            input.record(data("late"));
            assertThat(input.answer()).startsWith("HTTP/1.1 500").contains("Failed writing to stdin: ");
        }
    }

    @Test
    void secondInput_is409_untilTheFirstEnds() throws IOException {
        try (EventTap output = session("s", "cat", "");
                Input first = new Input("s")) {
            first.record(data("x"));
            assertThat(text(output.next())).isEqualTo("x");
            try (Input second = new Input("s")) {
                assertThat(second.answer())
                        .startsWith("HTTP/1.1 409")
                        .endsWith("Multiple input connections are not allowed");
            }
            first.end();
            assertThat(first.answer()).startsWith("HTTP/1.1 200");
            try (Input third = new Input("s")) {
                third.record(data("y"));
                assertThat(text(output.next())).isEqualTo("y");
            }
        }
    }

    @Test
    void brokenInput_leavesTheProcess_andLetsAnotherIn() throws IOException {
        try (EventTap output = session("s", "cat", "")) {
            try (Input first = new Input("s")) {
                first.record(data("x"));
                assertThat(text(output.next())).isEqualTo("x");
                first.send("5\r\nhalf");
            }
            String answer = "409";
            while (answer.contains("409")) {
                try (Input second = new Input("s")) {
                    second.record(data("y"));
                    second.end();
                    answer = second.answer();
                }
            }
            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(text(output.next())).isEqualTo("y");
        }
    }

    @Test
    void size_withoutATerminal_is400() throws IOException {
        try (EventTap output = session("s", "cat", "");
                Input input = new Input("s")) {
            input.record(resize(1, 2));
            assertThat(input.answer())
                    .startsWith("HTTP/1.1 400")
                    .endsWith("Unable to set the window size: Inappropriate ioctl for device");
            assertThat(output.head()).isNotEmpty();
        }
    }

    @Test
    void size_isThatOfTheTerminal_andTheProcessIsTold() throws IOException {
        String tty = ",\"container\":{\"type\":\"MESOS\",\"tty_info\":{\"window_size\":{\"rows\":24,\"columns\":80}}}";
        String command = "trap 'echo resized; exit' WINCH; echo $LINES $COLUMNS; while :; do sleep 0.01; done";
        try (EventTap output = session("s", command, tty);
                Input input = new Input("s")) {
            assertThat(text(output.next())).isEqualTo("24 80\r\n");
            input.record(resize(30, 100));
            assertThat(text(output.next())).isEqualTo("resized\r\n");
            assertThat(agent.terminal(parent + ".s")).contains(new TerminalSize(30, 100));
        }
    }

    @Test
    void recordsThatMakeNoSense_are400() throws IOException {
        try (EventTap output = session("s", "cat", "")) {
            assertThat(output.head()).isNotEmpty();
            assertThat(answerTo(processIo("{}"))).endsWith("Expecting 'process_io.type' to be present");
            assertThat(answerTo(processIo("{\"type\":\"DATA\",\"data\":{\"type\":\"STDOUT\",\"data\":\"\"}}")))
                    .endsWith("Expecting 'process_io.data.type' to be 'STDIN'");
            assertThat(answerTo("{\"type\":\"ATTACH_CONTAINER_INPUT\",\"attach_container_input\":{\"type\":"
                            + "\"CONTAINER_ID\"," + id("s") + "}}"))
                    .endsWith("Expecting 'attach_container_input.type' to be 'PROCESS_IO' instead of: 'CONTAINER_ID'");
        }
    }

    private String answerTo(String record) throws IOException {
        try (Input input = new Input("s")) {
            input.record(record);
            String answer = input.answer();
            assertThat(answer).startsWith("HTTP/1.1 400");
            return answer;
        }
    }

    @Test
    void containerThatIsNotInteractive_is500() throws IOException {
        String launch = "{\"type\":\"LAUNCH_NESTED_CONTAINER\",\"launch_nested_container\":{" + id("n")
                + ",\"command\":{\"value\":\"sleep 100\"}}}";
        try (EventTap started = EventTap.open(agent.url(), launch);
                Input input = new Input("n")) {
            assertThat(started.head().get(0)).contains("200");
            assertThat(input.answer())
                    .startsWith("HTTP/1.1 500")
                    .endsWith("I/O switchboard server was disabled for this container");
        }
    }

    @Test
    void clientThatGoes_endsTheSession_whichStillTellsHowItEnded() throws IOException {
        session("s", "sleep 100", "").close();
        String wait = "{\"type\":\"WAIT_NESTED_CONTAINER\",\"wait_nested_container\":{" + id("s") + "}}";
        try (EventTap ended = EventTap.open(agent.url(), wait)) {
            assertThat(ended.head().get(0)).contains("200");
        }
    }

    @Test
    void processThatEnds_takesWithItWhatItLeftBehind() throws IOException {
        try (EventTap output = session("s", "sleep 100 & (setsid sleep 100 &)", "")) {
            assertThatThrownBy(() -> {
                        while (true) {
                            output.next();
                        }
                    })
                    .hasMessageContaining("ended in order");
        }
    }

    @Test
    void silence_isFilledWithHeartbeats() throws IOException {
        try (EventTap output = session("s", "sleep 100", "")) {
            clock.advance(Duration.ofSeconds(30));
            JsonNode beat = output.next().path("control");
            assertThat(beat.path("type").asText()).isEqualTo("HEARTBEAT");
            assertThat(beat.at("/heartbeat/interval/nanoseconds").asLong()).isEqualTo(30_000_000_000L);
        }
    }

    @Test
    void faults_cutTheInput() throws IOException {
        agent.faults()
                .when(request -> request.header("Content-Type")
                        .filter("application/recordio"::equals)
                        .isPresent())
                .cutRequestAfter(400);
        try (EventTap output = session("s", "cat", "");
                Input input = new Input("s")) {
            assertThat(output.head()).isNotEmpty();
            assertThatThrownBy(() -> {
                        input.record(data("x".repeat(1000)));
                        input.answer();
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }
}
