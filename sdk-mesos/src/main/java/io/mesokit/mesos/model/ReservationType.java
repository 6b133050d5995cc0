package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How a reservation came to be. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ReservationType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final ReservationType UNKNOWN = new ReservationType("UNKNOWN");

    /** By the agent's configuration. */
    public static final ReservationType STATIC = new ReservationType("STATIC");

    /** By a call. */
    public static final ReservationType DYNAMIC = new ReservationType("DYNAMIC");

    private static final Set<ReservationType> KNOWN = Set.of(UNKNOWN, STATIC, DYNAMIC);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ReservationType of(String word) {
        return new ReservationType(word);
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
