package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Whose shared memory a container uses. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record IpcMode(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final IpcMode UNKNOWN = new IpcMode("UNKNOWN");

    /** Its own. */
    public static final IpcMode PRIVATE = new IpcMode("PRIVATE");

    /** Its parent's; the host's at the top. */
    public static final IpcMode SHARE_PARENT = new IpcMode("SHARE_PARENT");

    private static final Set<IpcMode> KNOWN = Set.of(UNKNOWN, PRIVATE, SHARE_PARENT);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static IpcMode of(String word) {
        return new IpcMode(word);
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
