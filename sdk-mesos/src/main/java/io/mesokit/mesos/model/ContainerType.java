package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Whose a container is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ContainerType(@JsonValue String word) {
    /** Docker's. */
    public static final ContainerType DOCKER = new ContainerType("DOCKER");

    /** That of Mesos itself, with or without an image. */
    public static final ContainerType MESOS = new ContainerType("MESOS");

    private static final Set<ContainerType> KNOWN = Set.of(DOCKER, MESOS);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ContainerType of(String word) {
        return new ContainerType(word);
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
