package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a check does. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record CheckType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final CheckType UNKNOWN = new CheckType("UNKNOWN");

    /** It runs a command. */
    public static final CheckType COMMAND = new CheckType("COMMAND");

    /** It makes a request. */
    public static final CheckType HTTP = new CheckType("HTTP");

    /** It opens a connection. Since Mesos 1.3. */
    public static final CheckType TCP = new CheckType("TCP");

    private static final Set<CheckType> KNOWN = Set.of(UNKNOWN, COMMAND, HTTP, TCP);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static CheckType of(String word) {
        return new CheckType(word);
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
