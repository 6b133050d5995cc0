package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What kind of disk it is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record DiskSourceType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final DiskSourceType UNKNOWN = new DiskSourceType("UNKNOWN");

    /** A directory, which may be split. */
    public static final DiskSourceType PATH = new DiskSourceType("PATH");

    /** A whole mounted file system. */
    public static final DiskSourceType MOUNT = new DiskSourceType("MOUNT");

    /** A whole block device. Since Mesos 1.5. */
    public static final DiskSourceType BLOCK = new DiskSourceType("BLOCK");

    /** Space of which a disk may be made. Since Mesos 1.5. */
    public static final DiskSourceType RAW = new DiskSourceType("RAW");

    private static final Set<DiskSourceType> KNOWN = Set.of(UNKNOWN, PATH, MOUNT, BLOCK, RAW);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static DiskSourceType of(String word) {
        return new DiskSourceType(word);
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
