package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a value is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ValueType(@JsonValue String word) {
    /** A number. */
    public static final ValueType SCALAR = new ValueType("SCALAR");

    /** Ranges of whole numbers. */
    public static final ValueType RANGES = new ValueType("RANGES");

    /** A set of words. */
    public static final ValueType SET = new ValueType("SET");

    /** A text; attributes only. */
    public static final ValueType TEXT = new ValueType("TEXT");

    private static final Set<ValueType> KNOWN = Set.of(SCALAR, RANGES, SET, TEXT);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ValueType of(String word) {
        return new ValueType(word);
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
