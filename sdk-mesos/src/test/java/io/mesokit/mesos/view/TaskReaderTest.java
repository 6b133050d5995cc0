package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.TaskId;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.MasterResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TaskReaderTest {
    private static final int MANY = 100_000;

    private static InputStream bytes(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static GetStateResponse someState() {
        SimulatedMaster master = new SimulatedMaster(new Random(3), Retention.ofDefaults(), false);
        for (int i = 0; i < 500; i++) {
            master.step();
        }
        return master.state();
    }

    private static MasterResponse answer(GetStateResponse state) {
        return MasterResponse.builder().state(state).build();
    }

    @Test
    void stream_wholeState_givesEveryTaskInOrder() throws Exception {
        GetStateResponse state = someState();
        byte[] body = Json.mapper().writeValueAsBytes(answer(state));
        List<Task> expected = new ArrayList<>();
        MasterResponse read = Json.mapper().readValue(body, MasterResponse.class);
        read.state().orElseThrow().tasks().ifPresent(tasks -> {
            expected.addAll(tasks.completedTasks());
            expected.addAll(tasks.tasks());
            expected.addAll(tasks.unreachableTasks());
        });
        try (Stream<Task> tasks = TaskReader.of(new ByteArrayInputStream(body)).stream()) {
            assertThat(tasks.toList()).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void next_onePart_skipsTheOthers() throws Exception {
        String task =
                "{\"task_id\":{\"value\":\"%s\"},\"framework_id\":{\"value\":\"f\"},\"agent_id\":{\"value\":\"a\"},"
                        + "\"name\":\"tasks\",\"state\":\"TASK_RUNNING\"}";
        String body = "{\"type\":\"GET_TASKS\",\"get_tasks\":{\"tasks\":[" + task.formatted("1")
                + "],\"completed_tasks\":[" + task.formatted("2") + "],\"news\":{\"tasks\":[{}]}}}";
        try (TaskReader reader = TaskReader.of(bytes(body), Set.of(TaskReader.Part.COMPLETED))) {
            assertThat(reader.next()).map(Task::taskId).contains(TaskId.of("2"));
            assertThat(reader.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "\"\"",
                "{\"type\":\"GET_TASKS\"}",
                "{\"get_agents\":{\"agents\":[]}}",
                "{\"get_tasks\":null}"
            })
    void next_noSuchAnswer_throws(String body) throws Exception {
        try (TaskReader reader = TaskReader.of(bytes(body))) {
            assertThatThrownBy(reader::next).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"get_tasks\":{}}", "{\"type\":\"GET_STATE\",\"get_state\":{\"get_tasks\":{}}}"})
    void next_noTasks_isEmpty(String body) throws Exception {
        try (TaskReader reader = TaskReader.of(bytes(body))) {
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void next_bodyCut_throwsAfterTheTasksBefore() throws Exception {
        byte[] whole = Json.mapper().writeValueAsBytes(answer(someState()));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        try (Stream<Task> tasks = TaskReader.of(new ByteArrayInputStream(half)).stream()) {
            assertThatThrownBy(() -> tasks.forEach(task -> {})).isInstanceOf(UncheckedIOException.class);
        }
    }

    /** A process of its own with 24 MiB of heap: the body alone is larger. */
    @Test
    void stream_hundredThousandTasksInSmallHeap_readsAll() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Small.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output.strip()).isEqualTo(MANY + " tasks");
    }

    /** The process of its own. */
    static final class Small {
        private Small() {}

        public static void main(String[] args) throws IOException {
            try (Stream<Task> tasks = TaskReader.of(new SequenceInputStream(new Pieces())).stream()) {
                System.out.println(tasks.count() + " tasks");
            }
        }
    }

    /** An answer that is made while it is read. */
    private static final class Pieces implements Enumeration<InputStream> {
        private static final String LABEL = "x".repeat(400);
        private int at = -1;

        @Override
        public boolean hasMoreElements() {
            return at <= MANY;
        }

        @Override
        public InputStream nextElement() {
            int number = at++;
            if (number < 0) {
                return bytes("{\"type\":\"GET_STATE\",\"get_state\":{\"get_tasks\":{\"tasks\":[");
            }
            return bytes(number == MANY ? "]}}}" : (number == 0 ? "" : ",") + task(number));
        }

        private static String task(int number) {
            return "{\"task_id\":{\"value\":\"t%d\"},\"name\":\"t\",\"framework_id\":{\"value\":\"f\"},"
                            .formatted(number)
                    + "\"agent_id\":{\"value\":\"a\"},\"state\":\"TASK_RUNNING\",\"labels\":{\"labels\":[{\"key\":\"k\","
                    + "\"value\":\"" + LABEL + "\"}]}}";
        }
    }
}
