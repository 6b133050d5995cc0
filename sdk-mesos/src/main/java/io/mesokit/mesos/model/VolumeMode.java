package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Whether a volume may be written to. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record VolumeMode(@JsonValue String word) {
    /** It may. */
    public static final VolumeMode RW = new VolumeMode("RW");

    /** It may not. */
    public static final VolumeMode RO = new VolumeMode("RO");

    private static final Set<VolumeMode> KNOWN = Set.of(RW, RO);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static VolumeMode of(String word) {
        return new VolumeMode(word);
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
