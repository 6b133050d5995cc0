package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;

/** What the I/O switchboard of a container asks of each record of its input after the first. */
final class ProcessInput {
    private ProcessInput() {}

    /** The ProcessIO of a record, if it makes sense as input. */
    static JsonNode checked(JsonNode call) {
        JsonNode attach = call.path("attach_container_input");
        if (!attach.path("type").asText().equals("PROCESS_IO")) {
            throw Refusal.badRequest("Expecting 'attach_container_input.type' to be 'PROCESS_IO' instead of: '"
                    + attach.path("type").asText("UNKNOWN") + "'");
        }
        JsonNode io = member(attach, "process_io", "attach_container_input.process_io");
        switch (member(io, "type", "process_io.type").asText()) {
            case "DATA" -> data(member(io, "data", "process_io.data"));
            case "CONTROL" -> control(member(io, "control", "process_io.control"));
            default -> throw Refusal.badRequest("'process_io.type' is unknown");
        }
        return io;
    }

    private static void data(JsonNode data) {
        if (!member(data, "type", "process_io.data.type").asText().equals("STDIN")) {
            throw Refusal.badRequest("Expecting 'process_io.data.type' to be 'STDIN'");
        }
        member(data, "data", "process_io.data.data");
    }

    private static void control(JsonNode control) {
        switch (member(control, "type", "process_io.control.type").asText()) {
            case "TTY_INFO" ->
                member(
                        member(control, "tty_info", "process_io.control.tty_info"),
                        "window_size",
                        "tty_info.window_size");
            case "HEARTBEAT" -> member(control, "heartbeat", "process_io.control.heartbeat");
            default -> throw Refusal.badRequest("'process_io.control.type' is unknown");
        }
    }

    private static JsonNode member(JsonNode of, String name, String shown) {
        if (!of.has(name)) {
            throw Refusal.badRequest("Expecting '" + shown + "' to be present");
        }
        return of.get(name);
    }
}
