package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How a container is on the network. An open set of words: one that is not known here is kept as it came. Chronos wants
 * it in upper case. Immutable.
 *
 * @param word the word, as on the wire
 */
public record Network(@JsonValue String word) {
    /** It shares the host's. */
    public static final Network HOST = new Network("HOST");

    /** Behind a bridge. */
    public static final Network BRIDGE = new Network("BRIDGE");

    /** On a network of the user's. Since 3.0.1. */
    public static final Network USER = new Network("USER");

    private static final Set<Network> KNOWN = Set.of(HOST, BRIDGE, USER);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static Network of(String word) {
        return new Network(word);
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
