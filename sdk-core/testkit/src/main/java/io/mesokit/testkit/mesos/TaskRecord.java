package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.exec.RunningTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A task as the master has it. Guarded by its {@link Cluster}. */
final class TaskRecord {
    private static final Set<String> TERMINAL = Set.of(
            "TASK_FINISHED",
            "TASK_FAILED",
            "TASK_KILLED",
            "TASK_ERROR",
            "TASK_LOST",
            "TASK_DROPPED",
            "TASK_GONE",
            "TASK_GONE_BY_OPERATOR");
    private static final Set<String> CHECKS =
            Set.of("REASON_TASK_CHECK_STATUS_UPDATED", "REASON_TASK_HEALTH_CHECK_STATUS_UPDATED");
    /** As large as a framework likes; the master does not keep it. */
    private static final String DATA = "data";

    private static final List<String> OWN =
            List.of("name", "task_id", "framework_id", "executor_id", "agent_id", "state", "resources", "statuses");

    final String id;
    final String framework;
    final String agent;
    final Optional<String> executor;
    /** That of its own, or of the executor of its framework that runs it. */
    String container;

    final Resources resources;
    /** The container of the executor that its own is nested in. */
    Optional<String> pod = Optional.empty();
    /** What really runs, if it is more than a record. */
    Optional<RunningTask> process = Optional.empty();

    private final String name;
    private final ObjectNode extras = Json.object();
    private final ArrayNode statuses = Json.array();
    private String state;

    TaskRecord(JsonNode json, String container) {
        this.id = Json.idOf(json, "task_id");
        this.framework = Json.idOf(json, "framework_id");
        this.agent = Json.idOf(json, "agent_id");
        this.executor =
                Json.find(json, "executor_id").map(held -> held.path("value").asText());
        this.container = container;
        this.resources = Resources.of(json.path("resources"));
        this.name = json.path("name").asText();
        this.state = json.path("state").asText("TASK_STAGING");
        json.path("statuses").forEach(statuses::add);
        json.properties().stream()
                .filter(field -> !OWN.contains(field.getKey()))
                .forEach(field -> extras.set(field.getKey(), field.getValue()));
    }

    /** Where its files really are, if it is a process. */
    Optional<Path> sandbox() {
        return process.flatMap(RunningTask::sandbox);
    }

    /** The process that agents name: its own, or this very one for what is no process. */
    long pid() {
        return process.map(RunningTask::pid)
                .orElse(OptionalLong.empty())
                .orElse(ProcessHandle.current().pid());
    }

    /** Whose CPU time can be measured: what is no process idles. */
    Optional<RunningTask> measured() {
        return process.filter(real -> real.pid().isPresent());
    }

    static boolean isTerminal(String state) {
        return TERMINAL.contains(state);
    }

    String name() {
        return name;
    }

    String state() {
        return state;
    }

    boolean terminal() {
        return isTerminal(state);
    }

    /** The id of the executor that runs it: its own, for a command task. */
    String executorId() {
        return executor.orElse(id);
    }

    /**
     * Takes an update in, with the newest state that is known besides; of several updates to one state in a row the
     * last is kept. What has ended keeps its state, whatever comes after. True when those who watch the cluster are
     * told: of every new state, and of every check.
     */
    boolean update(JsonNode status, String newest) {
        boolean again = lastStatus().filter(last -> sameState(last, status)).isPresent();
        if (!terminal()) {
            state = newest;
        }
        if (again) {
            statuses.remove(statuses.size() - 1);
        }
        ObjectNode kept = status.deepCopy();
        kept.remove(DATA);
        statuses.add(kept);
        if (status.has("uuid")) {
            extras.put("status_update_state", status.path("state").asText());
            extras.set("status_update_uuid", status.get("uuid"));
        }
        return !again || CHECKS.contains(status.path("reason").asText());
    }

    private static boolean sameState(JsonNode one, JsonNode other) {
        return one.path("state").equals(other.path("state"));
    }

    Optional<JsonNode> lastStatus() {
        return Optional.ofNullable(statuses.get(statuses.size() - 1));
    }

    /** The state of the update that was last forwarded. */
    String toldState() {
        return Json.find(extras, "status_update_state").map(JsonNode::asText).orElse(state);
    }

    /** Back to the last state that its executor told. */
    void reachableAgain() {
        Json.find(extras, "status_update_state").ifPresent(told -> state = told.asText());
        for (int i = statuses.size() - 1; i >= 0; i--) {
            if (statuses.get(i).has("unreachable_time")) {
                statuses.remove(i);
            }
        }
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("name", name);
        json.set("task_id", Json.id(id));
        json.set("framework_id", Json.id(framework));
        executor.ifPresent(own -> json.set("executor_id", Json.id(own)));
        json.set("agent_id", Json.id(agent));
        json.put("state", state);
        json.set("resources", resources.json());
        if (!statuses.isEmpty()) {
            json.set("statuses", statuses.deepCopy());
        }
        json.setAll(extras.deepCopy());
        return json;
    }
}
