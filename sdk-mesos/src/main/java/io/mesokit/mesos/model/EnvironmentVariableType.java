package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a variable holds. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record EnvironmentVariableType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final EnvironmentVariableType UNKNOWN = new EnvironmentVariableType("UNKNOWN");

    /** A value. */
    public static final EnvironmentVariableType VALUE = new EnvironmentVariableType("VALUE");

    /** A secret. */
    public static final EnvironmentVariableType SECRET = new EnvironmentVariableType("SECRET");

    private static final Set<EnvironmentVariableType> KNOWN = Set.of(UNKNOWN, VALUE, SECRET);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static EnvironmentVariableType of(String word) {
        return new EnvironmentVariableType(word);
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
