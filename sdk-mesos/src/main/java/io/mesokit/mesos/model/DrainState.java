package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How far an agent's drain is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record DrainState(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final DrainState UNKNOWN = new DrainState("UNKNOWN");

    /** Tasks are still ending. */
    public static final DrainState DRAINING = new DrainState("DRAINING");

    /** It is empty. */
    public static final DrainState DRAINED = new DrainState("DRAINED");

    private static final Set<DrainState> KNOWN = Set.of(UNKNOWN, DRAINING, DRAINED);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static DrainState of(String word) {
        return new DrainState(word);
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
