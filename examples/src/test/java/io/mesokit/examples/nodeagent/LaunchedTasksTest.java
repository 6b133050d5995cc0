package io.mesokit.examples.nodeagent;

import static io.mesokit.examples.nodeagent.Tasks.labelled;
import static io.mesokit.examples.nodeagent.Tasks.running;
import static io.mesokit.examples.nodeagent.Tasks.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.mesokit.core.spi.Json;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchedTasksTest {
    private static final int MANY = 100_000;

    private final LaunchedTasks reader = new LaunchedTasks();

    private List<SeenTask> read(JsonNode answer) {
        return Tasks.read(reader, answer);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void decode_sameAnswerAgain_isTheVerySameList() {
        List<SeenTask> first = read(state(running("a", 1), running("b", 2)));

        assertThat(read(state(running("a", 1), running("b", 2)))).isSameAs(first);
    }

    @Test
    void decode_oneTaskChanges_theOthersAreNotReadAnew() {
        List<SeenTask> first = read(state(running("a", 1), running("b", 2), running("c", 3)));

        List<SeenTask> second = read(state(running("c", 3), running("a", 1), running("b", 9), running("d", 4)));

        assertThat(second).extracting(SeenTask::id).containsExactly("c", "a", "b", "d");
        assertThat(second.get(0)).isSameAs(first.get(2));
        assertThat(second.get(1)).isSameAs(first.get(0));
        assertThat(second.get(2).pid()).hasValue(9);
        assertThat(read(state(running("a", 1)))).containsExactly(first.get(0));
        assertThat(read(state())).isEmpty();
    }

    /** Pieces of any length, so that tasks begin and end anywhere in what the parser has at hand. */
    @Test
    void decode_longAnswerInSmallPieces_isThatOfTheTree() throws IOException {
        Random random = new Random(7);
        List<ObjectNode> tasks = IntStream.range(0, 300)
                .mapToObj(each -> labelled(
                        running("t" + each, each),
                        Map.of("k", "ä\"}\\".repeat(random.nextInt(each % 50 == 0 ? 9000 : 200)))))
                .toList();
        byte[] json = Json.mapper().writeValueAsBytes(surrounded(tasks));

        List<SeenTask> seen = reader.decode(new FilterInputStream(new ByteArrayInputStream(json)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, 1 + random.nextInt(length));
            }
        });

        assertThat(seen).isEqualTo(tasks.stream().map(LaunchedTasksTest::alone).toList());
        assertThat(seen).allMatch(task -> task.state() == Readiness.READY);
    }

    private static SeenTask alone(JsonNode task) {
        return TaskList.read(task.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Everything of the same name in other places, before and after. */
    private static ObjectNode surrounded(List<ObjectNode> tasks) {
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode other = answer.putObject("get_executors").putArray("launched_tasks");
        other.add(running("wrong", 99));
        ObjectNode state = answer.putObject("get_state");
        state.putArray("launched_tasks").addAll(other);
        ObjectNode all = state.putObject("get_tasks");
        all.putArray("queued_tasks").addAll(other);
        all.putArray("launched_tasks").addAll(tasks);
        all.putArray("terminated_tasks").addAll(other);
        return answer;
    }

    /** The same bytes many times, without anything being allocated for them. */
    private static final class Repeated extends InputStream {
        private final byte[] piece;
        private long left;

        Repeated(byte[] piece, int times) {
            this.piece = piece;
            this.left = (long) piece.length * times;
        }

        @Override
        public int read() {
            return left == 0 ? -1 : piece[(int) ((piece.length - left-- % piece.length) % piece.length)] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            int read = 0;
            while (read < count && left > 0) {
                target[offset + read++] = (byte) read();
            }
            return read == 0 ? -1 : read;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminated_tasks", "pending_tasks"})
    void decode_hundredThousandTasksThatAreOver_takesNoMemory(String list) throws IOException {
        String over = running("over", 1).toString();
        String launched = "\"launched_tasks\":[" + running("t", 7) + "]";
        InputStream many = new Repeated(("," + over).getBytes(StandardCharsets.UTF_8), MANY);
        boolean before = list.equals("pending_tasks");
        InputStream answer = new SequenceInputStream(
                new SequenceInputStream(
                        bytes("{\"get_state\":{\"get_tasks\":{" + (before ? "" : launched + ",") + "\"" + list + "\":["
                                + over),
                        many),
                bytes("]" + (before ? "," + launched : "") + "}}}"));
        // What is allocated for classes that are loaded is not what is meant.
        reader.decode(bytes("{\"get_state\":{\"get_tasks\":{" + launched + "}}}"));
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = thread.getThreadAllocatedBytes(Thread.currentThread().getId());

        List<SeenTask> tasks = reader.decode(answer);

        assertThat(tasks).extracting(SeenTask::id).containsExactly("t");
        assertThat(thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated)
                .isLessThan(10L << 20);
    }

    @Test
    void decode_oneTaskIsEndless_isRefused() {
        InputStream answer = new SequenceInputStream(
                bytes("{\"get_state\":{\"get_tasks\":{\"launched_tasks\":[{\"name\":\""), new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }
                });

        assertThatThrownBy(() -> reader.decode(answer))
                .isInstanceOf(StreamConstraintsException.class)
                .hasMessageContaining("one task");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "\"get_state\"", "{\"get_tasks\":{\"launched_tasks\":[]}}"})
    void decode_noSuchAnswer_fails(String body) {
        assertThatThrownBy(() -> reader.decode(bytes(body))).isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"get_tasks\":{}}", "{\"get_tasks\":{\"launched_tasks\":{}}}"})
    void decode_nothingLaunched_isEmpty(String state) throws IOException {
        assertThat(reader.decode(bytes("{\"get_state\":" + state + "}"))).isEmpty();
    }
}
