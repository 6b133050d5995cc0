package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How an agent's attribute is compared. An open set of words: one that is not known here is kept as it came. Chronos
 * silently drops a constraint whose operator it does not know, so that is refused before it is sent. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ConstraintOperator(@JsonValue String word) {
    /** It is the value. Since 2.3.4. */
    public static final ConstraintOperator EQUALS = new ConstraintOperator("EQUALS");

    /** It matches the value, a regular expression. Since 2.4. */
    public static final ConstraintOperator LIKE = new ConstraintOperator("LIKE");

    /** It does not match the value, a regular expression. Since 2.5. */
    public static final ConstraintOperator UNLIKE = new ConstraintOperator("UNLIKE");

    private static final Set<ConstraintOperator> KNOWN = Set.of(EQUALS, LIKE, UNLIKE);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ConstraintOperator of(String word) {
        return new ConstraintOperator(word);
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
