package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * In which direction mounts are seen. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record MountPropagationMode(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final MountPropagationMode UNKNOWN = new MountPropagationMode("UNKNOWN");

    /** The container sees what the host mounts. */
    public static final MountPropagationMode HOST_TO_CONTAINER = new MountPropagationMode("HOST_TO_CONTAINER");

    /** Both see what the other mounts. */
    public static final MountPropagationMode BIDIRECTIONAL = new MountPropagationMode("BIDIRECTIONAL");

    private static final Set<MountPropagationMode> KNOWN = Set.of(UNKNOWN, HOST_TO_CONTAINER, BIDIRECTIONAL);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static MountPropagationMode of(String word) {
        return new MountPropagationMode(word);
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
