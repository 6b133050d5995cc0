package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * What an agent's attribute must be for the job to run there, {@code ["rack", "EQUALS", "rack-1"]} on the wire.
 * Immutable.
 *
 * @param attribute the attribute's name
 * @param operator how it is compared
 * @param value what it is compared with
 */
public record Constraint(String attribute, ConstraintOperator operator, String value) {
    /**
     * The attribute is the value. Since 2.3.4.
     *
     * @param attribute the attribute's name
     * @param value what it must be
     */
    public static Constraint equalTo(String attribute, String value) {
        return new Constraint(attribute, ConstraintOperator.EQUALS, value);
    }

    /**
     * The attribute matches. Since 2.4.
     *
     * @param attribute the attribute's name
     * @param pattern a regular expression
     */
    public static Constraint like(String attribute, String pattern) {
        return new Constraint(attribute, ConstraintOperator.LIKE, pattern);
    }

    /**
     * The attribute does not match. Since 2.5.
     *
     * @param attribute the attribute's name
     * @param pattern a regular expression
     */
    public static Constraint unlike(String attribute, String pattern) {
        return new Constraint(attribute, ConstraintOperator.UNLIKE, pattern);
    }

    @JsonCreator
    static Constraint from(List<String> parts) {
        if (parts.size() != 3) {
            throw new IllegalArgumentException("a constraint is [attribute, operator, value], not " + parts);
        }
        return new Constraint(parts.get(0), ConstraintOperator.of(parts.get(1)), parts.get(2));
    }

    @JsonValue
    List<String> toList() {
        return List.of(attribute, operator.word(), value);
    }

    /** Such as {@code rack LIKE rack-.*}. */
    @Override
    public String toString() {
        return attribute + " " + operator + " " + value;
    }
}
