package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How a run is, or how it ended. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record TaskStatus(@JsonValue String word) {
    /** It succeeded. */
    public static final TaskStatus SUCCESS = new TaskStatus("Success");

    /** It failed. */
    public static final TaskStatus FAIL = new TaskStatus("Fail");

    /** It is running. */
    public static final TaskStatus RUNNING = new TaskStatus("Running");

    /** It has not begun. */
    public static final TaskStatus IDLE = new TaskStatus("Idle");

    private static final Set<TaskStatus> KNOWN = Set.of(SUCCESS, FAIL, RUNNING, IDLE);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static TaskStatus of(String word) {
        return new TaskStatus(word);
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
