package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * A service of a storage plugin. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record CsiService(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final CsiService UNKNOWN = new CsiService("UNKNOWN");

    /** It makes and deletes volumes. */
    public static final CsiService CONTROLLER_SERVICE = new CsiService("CONTROLLER_SERVICE");

    /** It mounts volumes. */
    public static final CsiService NODE_SERVICE = new CsiService("NODE_SERVICE");

    private static final Set<CsiService> KNOWN = Set.of(UNKNOWN, CONTROLLER_SERVICE, NODE_SERVICE);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static CsiService of(String word) {
        return new CsiService(word);
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
