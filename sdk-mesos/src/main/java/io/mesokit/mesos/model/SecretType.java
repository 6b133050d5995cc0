package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How a secret is given. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record SecretType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final SecretType UNKNOWN = new SecretType("UNKNOWN");

    /** By name. */
    public static final SecretType REFERENCE = new SecretType("REFERENCE");

    /** By value. */
    public static final SecretType VALUE = new SecretType("VALUE");

    private static final Set<SecretType> KNOWN = Set.of(UNKNOWN, REFERENCE, VALUE);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static SecretType of(String word) {
        return new SecretType(word);
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
