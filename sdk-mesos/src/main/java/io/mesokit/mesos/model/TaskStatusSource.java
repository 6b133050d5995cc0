package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Who tells a task's state. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record TaskStatusSource(@JsonValue String word) {
    /** The master. */
    public static final TaskStatusSource MASTER = new TaskStatusSource("SOURCE_MASTER");

    /** The agent. */
    public static final TaskStatusSource AGENT = new TaskStatusSource("SOURCE_AGENT");

    /** The executor. */
    public static final TaskStatusSource EXECUTOR = new TaskStatusSource("SOURCE_EXECUTOR");

    private static final Set<TaskStatusSource> KNOWN = Set.of(MASTER, AGENT, EXECUTOR);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static TaskStatusSource of(String word) {
        return new TaskStatusSource(word);
    }

    /** Whether this library knows the word. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return word;
    }
}
