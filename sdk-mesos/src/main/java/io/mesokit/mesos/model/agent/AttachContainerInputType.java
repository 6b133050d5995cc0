package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a record of an input stream holds. An open set of words: one that is not known here is kept as it came.
 * Immutable.
 *
 * @param word the word, as on the wire
 */
public record AttachContainerInputType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final AttachContainerInputType UNKNOWN = new AttachContainerInputType("UNKNOWN");

    /** The container; the first record and no other. */
    public static final AttachContainerInputType CONTAINER_ID = new AttachContainerInputType("CONTAINER_ID");

    /** Input, the size of the window, or a heartbeat. */
    public static final AttachContainerInputType PROCESS_IO = new AttachContainerInputType("PROCESS_IO");

    private static final Set<AttachContainerInputType> KNOWN = Set.of(UNKNOWN, CONTAINER_ID, PROCESS_IO);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static AttachContainerInputType of(String word) {
        return new AttachContainerInputType(word);
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
