package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a record of a container's stream is. An open set of words: one that is not known here is kept as it came.
 * Immutable.
 *
 * @param word the word, as on the wire
 */
public record ProcessIoType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final ProcessIoType UNKNOWN = new ProcessIoType("UNKNOWN");

    /** Input or output. */
    public static final ProcessIoType DATA = new ProcessIoType("DATA");

    /** A word about the stream. */
    public static final ProcessIoType CONTROL = new ProcessIoType("CONTROL");

    private static final Set<ProcessIoType> KNOWN = Set.of(UNKNOWN, DATA, CONTROL);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ProcessIoType of(String word) {
        return new ProcessIoType(word);
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
