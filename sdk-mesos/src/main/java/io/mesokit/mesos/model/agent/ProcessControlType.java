package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a control record is about. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ProcessControlType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final ProcessControlType UNKNOWN = new ProcessControlType("UNKNOWN");

    /** The terminal changed its size. */
    public static final ProcessControlType TTY_INFO = new ProcessControlType("TTY_INFO");

    /** The stream is alive. */
    public static final ProcessControlType HEARTBEAT = new ProcessControlType("HEARTBEAT");

    private static final Set<ProcessControlType> KNOWN = Set.of(UNKNOWN, TTY_INFO, HEARTBEAT);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ProcessControlType of(String word) {
        return new ProcessControlType(word);
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
