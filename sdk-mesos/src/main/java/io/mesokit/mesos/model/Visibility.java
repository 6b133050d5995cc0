package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Who should find something. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record Visibility(@JsonValue String word) {
    /** Its own framework. */
    public static final Visibility FRAMEWORK = new Visibility("FRAMEWORK");

    /** Everybody in the cluster. */
    public static final Visibility CLUSTER = new Visibility("CLUSTER");

    /** Everybody. */
    public static final Visibility EXTERNAL = new Visibility("EXTERNAL");

    private static final Set<Visibility> KNOWN = Set.of(FRAMEWORK, CLUSTER, EXTERNAL);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static Visibility of(String word) {
        return new Visibility(word);
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
