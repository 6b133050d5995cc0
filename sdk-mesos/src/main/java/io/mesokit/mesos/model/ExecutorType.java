package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Whose an executor is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ExecutorType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final ExecutorType UNKNOWN = new ExecutorType("UNKNOWN");

    /** That of Mesos, for groups of tasks. */
    public static final ExecutorType DEFAULT = new ExecutorType("DEFAULT");

    /** The framework's own. */
    public static final ExecutorType CUSTOM = new ExecutorType("CUSTOM");

    private static final Set<ExecutorType> KNOWN = Set.of(UNKNOWN, DEFAULT, CUSTOM);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ExecutorType of(String word) {
        return new ExecutorType(word);
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
