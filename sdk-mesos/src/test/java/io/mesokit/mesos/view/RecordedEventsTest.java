package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.GetTasksResponse;
import io.mesokit.mesos.model.master.MasterEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a real 1.12 master sent, and what it answered when it was asked meanwhile; shortened, names taken out. */
class RecordedEventsTest {
    private final Ledger ledger = new Ledger(Retention.ofDefaults());

    private static JsonNode recording(String name) throws IOException {
        try (InputStream in = RecordedEventsTest.class.getResourceAsStream(name)) {
            return Json.mapper().readTree(Objects.requireNonNull(in, name));
        }
    }

    private static List<MasterEvent> events(JsonNode recording) throws IOException {
        List<MasterEvent> events = new ArrayList<>();
        for (JsonNode event : recording.get("events")) {
            events.add(Json.mapper().treeToValue(event, MasterEvent.class));
        }
        return events;
    }

    private static ClusterState answered(JsonNode tasks) throws IOException {
        return ClusterState.of(GetStateResponse.builder()
                .tasks(Json.mapper().treeToValue(tasks, GetTasksResponse.class))
                .build());
    }

    private ClusterState now() {
        return new ClusterState(ledger.copy());
    }

    private static List<List<Task>> tasks(Cluster cluster) {
        return List.of(cluster.tasks(), cluster.unreachableTasks(), cluster.completedTasks());
    }

    private static boolean ofTask(MasterEvent event, String word) {
        return Stream.of(
                        event.taskUpdated().map(it -> it.state().word()),
                        event.type().map(Object::toString))
                .anyMatch(it -> it.filter(word::equals).isPresent());
    }

    @Test
    void apply_agentUnreachable_hasTheTasksAndAgentsOfTheMaster() throws Exception {
        JsonNode recording = recording("partition.json");
        List<MasterEvent> events = events(recording);
        int lost = 0;
        while (!ofTask(events.get(lost), "TASK_UNREACHABLE")) {
            lost++;
        }
        events.subList(0, lost + 1).forEach(ledger::apply);
        assertThat(tasks(now())).isEqualTo(tasks(answered(recording.get("tasks_unreachable"))));
        assertThat(now().unreachableTasks()).hasSize(1);
        assertThat(now().agents())
                .extracting(agent -> agent.agentInfo().id())
                .isEqualTo(
                        Json.mapper()
                                .treeToValue(recording.get("agents_unreachable"), GetAgentsResponse.class)
                                .agents()
                                .stream()
                                .map(agent -> agent.agentInfo().id())
                                .toList());
    }

    @Test
    void apply_agentBack_hasTheTasksOfTheMasterAndTheAgent() throws Exception {
        JsonNode recording = recording("partition.json");
        List<MasterEvent> events = events(recording);
        int back = 0;
        while (!ofTask(events.get(back), "AGENT_ADDED")) {
            back++;
        }
        events.subList(0, back).forEach(ledger::apply);
        assertThat(now().tasks()).hasSize(1);
        assertThat(now().agents()).hasSize(1);
        ledger.apply(events.get(back));
        assertThat(now().agents()).hasSize(2);
        assertThat(tasks(now())).isEqualTo(tasks(answered(recording.get("tasks_back"))));
    }

    @Test
    void apply_updatesOfTasksThatAreOver_hasWhatTheNextSnapshotHas() throws Exception {
        JsonNode recording = recording("terminal.json");
        events(recording).forEach(ledger::apply);
        assertThat(now().tasks()).isEmpty();
        assertThat(now().completedTasks())
                .extracting(
                        task -> task.taskId().value(),
                        task -> task.state().word(),
                        task -> task.statuses().size())
                .containsExactlyInAnyOrder(
                        tuple("sub-fail", "TASK_FAILED", 4), tuple("sub-labelled", "TASK_FINISHED", 4));
        assertThat(now().completedTasks())
                .containsExactlyInAnyOrderElementsOf(
                        answered(recording.get("tasks_after")).completedTasks());
        assertThat(now().completedFrameworks()).hasSize(2).noneMatch(framework -> framework.active());
    }

    @Test
    void apply_agentRemovedAndAdded_tellsBoth() throws Exception {
        List<Change.Kind> kinds = new ArrayList<>();
        for (MasterEvent event : events(recording("agents.json"))) {
            Changes changes = ledger.apply(event);
            changes.agents().forEach(change -> kinds.add(change.kind()));
        }
        assertThat(kinds).containsExactly(Change.Kind.ADDED, Change.Kind.ADDED, Change.Kind.REMOVED, Change.Kind.ADDED);
        assertThat(now().agents()).hasSize(2);
    }
}
