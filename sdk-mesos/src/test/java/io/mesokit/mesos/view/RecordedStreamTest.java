package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.MesosMaster;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.GetTasksResponse;
import io.mesokit.testkit.http.StreamSink;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The recorded partition once more, from the socket on: record by record into a view that the client opened. */
@Timeout(60)
class RecordedStreamTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final JsonNode recording = recording();
    private final LinkedBlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final WireServer server =
            WireServer.start("master", 0, request -> WireResponse.stream(200, "application/json", this::send));
    private final MesosMaster master = MesosMaster.connect(server.url());
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> agentAdded = new CompletableFuture<>();
    private int next;

    private static JsonNode recording() {
        try (InputStream in = RecordedStreamTest.class.getResourceAsStream("partition.json")) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(StreamSink sink) throws IOException, InterruptedException {
        while (true) {
            byte[] record = Json.mapper().writeValueAsBytes(events.take());
            sink.send((record.length + "\n").getBytes(StandardCharsets.US_ASCII));
            sink.send(record);
        }
    }

    /** Lets the master go on until it has sent an event that says this. */
    private void until(String word) {
        JsonNode all = recording.get("events");
        JsonNode event;
        do {
            event = all.get(next++);
            events.add(event);
        } while (!event.path("type").asText().equals(word)
                && !event.at("/task_updated/state").asText().equals(word));
    }

    @AfterEach
    void close() {
        master.close();
        server.close();
    }

    private final class Listener implements ClusterListener {
        @Override
        public void onAgent(Change<Agent> change) {
            told.add("agent " + change.kind());
            if (change.kind() == Change.Kind.ADDED) {
                agentAdded.complete(null);
            }
        }

        @Override
        public void onTask(Change<Task> change) {
            told.add("task " + change.latest().state());
        }
    }

    private static <T> T read(JsonNode json, Class<T> type) throws IOException {
        return Json.mapper().treeToValue(json, type);
    }

    @Test
    void view_agentUnreachableAndBack_isWhatTheMasterAnsweredMeanwhile() throws Exception {
        until("SUBSCRIBED");
        try (ClusterView view = master.view().open()) {
            view.listen(new Listener());
            until("TASK_UNREACHABLE");
            GetTasksResponse away = read(recording.get("tasks_unreachable"), GetTasksResponse.class);
            assertThat(view.await(cluster -> !cluster.unreachableTasks().isEmpty(), LONG))
                    .isTrue();
            assertThat(view.unreachableTasks()).isEqualTo(away.unreachableTasks());
            assertThat(view.tasks()).isEqualTo(away.tasks());
            assertThat(view.agents())
                    .extracting(agent -> agent.agentInfo().id())
                    .isEqualTo(ids(read(recording.get("agents_unreachable"), GetAgentsResponse.class)));

            until("AGENT_ADDED");
            GetTasksResponse back = read(recording.get("tasks_back"), GetTasksResponse.class);
            assertThat(view.await(cluster -> cluster.agents().size() == 2, LONG))
                    .isTrue();
            assertThat(view.tasks()).isEqualTo(back.tasks());
            assertThat(view.unreachableTasks()).isEmpty();
            agentAdded.get(20, TimeUnit.SECONDS);
        }
        assertThat(told)
                .containsSubsequence("agent REMOVED", "task TASK_UNREACHABLE", "task TASK_RUNNING", "agent ADDED");
    }

    private static List<Object> ids(GetAgentsResponse answer) {
        List<Object> ids = new ArrayList<>();
        answer.agents().forEach(agent -> ids.add(agent.agentInfo().id()));
        return ids;
    }
}
