package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which kind of container. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ContainerType(@JsonValue String word) {
    /** Docker's; 2.x answers it in lower case. */
    public static final ContainerType DOCKER = new ContainerType("DOCKER");

    /** That of Mesos itself. */
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

    /** Words are compared without case, as the server does; the case is kept all the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContainerType that && word.equalsIgnoreCase(that.word);
    }

    @Override
    public int hashCode() {
        return word.toLowerCase(Locale.ROOT).hashCode();
    }

    /** The word itself. */
    @Override
    public String toString() {
        return word;
    }
}
