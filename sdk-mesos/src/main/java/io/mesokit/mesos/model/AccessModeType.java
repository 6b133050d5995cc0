package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How many may use a volume at once. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record AccessModeType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final AccessModeType UNKNOWN = new AccessModeType("UNKNOWN");

    /** One node, which may write. */
    public static final AccessModeType SINGLE_NODE_WRITER = new AccessModeType("SINGLE_NODE_WRITER");

    /** One node, which may read. */
    public static final AccessModeType SINGLE_NODE_READER_ONLY = new AccessModeType("SINGLE_NODE_READER_ONLY");

    /** Several nodes, which may read. */
    public static final AccessModeType MULTI_NODE_READER_ONLY = new AccessModeType("MULTI_NODE_READER_ONLY");

    /** Several nodes, one of which may write. */
    public static final AccessModeType MULTI_NODE_SINGLE_WRITER = new AccessModeType("MULTI_NODE_SINGLE_WRITER");

    /** Several nodes, which may all write. */
    public static final AccessModeType MULTI_NODE_MULTI_WRITER = new AccessModeType("MULTI_NODE_MULTI_WRITER");

    private static final Set<AccessModeType> KNOWN = Set.of(
            UNKNOWN,
            SINGLE_NODE_WRITER,
            SINGLE_NODE_READER_ONLY,
            MULTI_NODE_READER_ONLY,
            MULTI_NODE_SINGLE_WRITER,
            MULTI_NODE_MULTI_WRITER);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static AccessModeType of(String word) {
        return new AccessModeType(word);
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
