package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What was done with a block device. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record BlkioOperation(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final BlkioOperation UNKNOWN = new BlkioOperation("UNKNOWN");

    /** All of it. */
    public static final BlkioOperation TOTAL = new BlkioOperation("TOTAL");

    /** Reads. */
    public static final BlkioOperation READ = new BlkioOperation("READ");

    /** Writes. */
    public static final BlkioOperation WRITE = new BlkioOperation("WRITE");

    /** What was waited for. */
    public static final BlkioOperation SYNC = new BlkioOperation("SYNC");

    /** What was not waited for. */
    public static final BlkioOperation ASYNC = new BlkioOperation("ASYNC");

    /** Discards. Since Mesos 1.6.2. */
    public static final BlkioOperation DISCARD = new BlkioOperation("DISCARD");

    private static final Set<BlkioOperation> KNOWN = Set.of(UNKNOWN, TOTAL, READ, WRITE, SYNC, ASYNC, DISCARD);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static BlkioOperation of(String word) {
        return new BlkioOperation(word);
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
