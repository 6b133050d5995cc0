package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Which of the three streams of a process it is. An open set of words: one that is not known here is kept as it came.
 * Immutable.
 *
 * @param word the word, as on the wire
 */
public record ProcessDataType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final ProcessDataType UNKNOWN = new ProcessDataType("UNKNOWN");

    /** Standard input. */
    public static final ProcessDataType STDIN = new ProcessDataType("STDIN");

    /** Standard output; with a terminal, all output. */
    public static final ProcessDataType STDOUT = new ProcessDataType("STDOUT");

    /** Standard error. */
    public static final ProcessDataType STDERR = new ProcessDataType("STDERR");

    private static final Set<ProcessDataType> KNOWN = Set.of(UNKNOWN, STDIN, STDOUT, STDERR);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ProcessDataType of(String word) {
        return new ProcessDataType(word);
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
