package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Whose sandbox a path is in. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record SandboxPathType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final SandboxPathType UNKNOWN = new SandboxPathType("UNKNOWN");

    /** The container's own. */
    public static final SandboxPathType SELF = new SandboxPathType("SELF");

    /** That of its parent. */
    public static final SandboxPathType PARENT = new SandboxPathType("PARENT");

    private static final Set<SandboxPathType> KNOWN = Set.of(UNKNOWN, SELF, PARENT);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static SandboxPathType of(String word) {
        return new SandboxPathType(word);
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
