package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What a Mesos agent tells of tasks, as JSON. */
final class Tasks {
    static final String FRAMEWORK = "f-0000";

    private Tasks() {}

    /** A running task; its container is called {@code c-ID}. */
    static ObjectNode running(String id, long pid) {
        ObjectNode task = bare(id);
        status(task, "TASK_STARTING");
        containerStatus(status(task, "TASK_RUNNING"), "c-" + id).put("executor_pid", pid);
        return task;
    }

    static ObjectNode bare(String id) {
        ObjectNode task =
                Json.mapper().createObjectNode().put("name", "name of " + id).put("state", "TASK_RUNNING");
        task.putObject("task_id").put("value", id);
        task.putObject("framework_id").put("value", FRAMEWORK);
        task.putObject("agent_id").put("value", "a-1");
        return task;
    }

    static ObjectNode status(ObjectNode task, String state) {
        ObjectNode status = task.withArray("statuses").addObject().put("state", state);
        status.putObject("task_id").put("value", task.at("/task_id/value").asText());
        return status;
    }

    static ObjectNode containerStatus(ObjectNode status, String container) {
        ObjectNode told = status.putObject("container_status");
        told.putObject("container_id").put("value", container);
        return told;
    }

    static ObjectNode labelled(ObjectNode task, Map<String, String> labels) {
        ArrayNode all = task.putObject("labels").putArray("labels");
        labels.forEach((key, value) -> all.addObject().put("key", key).put("value", value));
        return task;
    }

    static ObjectNode resource(ObjectNode task, String name, double amount) {
        ObjectNode one =
                task.withArray("resources").addObject().put("name", name).put("type", "SCALAR");
        one.putObject("scalar").put("value", amount);
        return one;
    }

    static JsonNode state(JsonNode... tasks) {
        return state(List.of(tasks));
    }

    static JsonNode state(List<? extends JsonNode> tasks) {
        ObjectNode answer = Json.mapper().createObjectNode().put("type", "GET_STATE");
        ArrayNode launched =
                answer.putObject("get_state").putObject("get_tasks").putArray("launched_tasks");
        tasks.forEach(launched::add);
        return answer;
    }

    static List<SeenTask> seen(JsonNode... tasks) {
        return read(new LaunchedTasks(), state(tasks));
    }

    static List<SeenTask> read(LaunchedTasks reader, JsonNode answer) {
        try {
            return reader.decode(new ByteArrayInputStream(Json.mapper().writeValueAsBytes(answer)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
