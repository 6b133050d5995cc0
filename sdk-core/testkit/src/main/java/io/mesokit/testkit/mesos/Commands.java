package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.exec.TaskSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is run for a CommandInfo. */
final class Commands {
    private Commands() {}

    static TaskSpec spec(TaskRecord task, JsonNode command) {
        return new TaskSpec(
                task.id,
                task.name(),
                line(command),
                environment(command),
                task.resources.number("cpus"),
                task.resources.number("mem"),
                task.container,
                task.pod);
    }

    /** As a line for the shell; without one, every word is quoted. */
    static String line(JsonNode command) {
        String value = command.path("value").asText();
        if (command.path("shell").asBoolean(true)) {
            return value;
        }
        return Json.stream(command.path("arguments"))
                .skip(1)
                .map(argument -> " " + quoted(argument.asText()))
                .collect(Collectors.joining("", "exec " + quoted(value), ""));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    static Map<String, String> environment(JsonNode command) {
        Map<String, String> all = new HashMap<>();
        command.path("environment")
                .path("variables")
                .forEach(one ->
                        all.put(one.path("name").asText(), one.path("value").asText()));
        return all;
    }
}
