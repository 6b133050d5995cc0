package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How large a terminal is.
 *
 * @param rows lines
 * @param columns characters in a line
 */
public record TerminalSize(int rows, int columns) {
    /** That of a TTYInfo; a size of nothing where it has none. */
    static TerminalSize of(JsonNode ttyInfo) {
        JsonNode size = ttyInfo.path("window_size");
        return new TerminalSize(size.path("rows").asInt(), size.path("columns").asInt());
    }
}
