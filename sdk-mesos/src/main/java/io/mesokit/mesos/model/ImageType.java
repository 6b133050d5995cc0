package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Whose an image is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ImageType(@JsonValue String word) {
    /** That of appc. */
    public static final ImageType APPC = new ImageType("APPC");

    /** That of Docker. */
    public static final ImageType DOCKER = new ImageType("DOCKER");

    private static final Set<ImageType> KNOWN = Set.of(APPC, DOCKER);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ImageType of(String word) {
        return new ImageType(word);
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
