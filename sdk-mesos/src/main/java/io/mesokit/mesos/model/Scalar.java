package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A number as a message: {@code {"value": 0.5}}. May be infinite where an amount is a limit. Immutable.
 *
 * @param value the number; three decimals count where it is an amount of a resource
 */
public record Scalar(
        @JsonProperty(value = "value", required = true) double value) {
    /**
     * This number.
     *
     * @param value the number
     */
    public static Scalar of(double value) {
        return new Scalar(value);
    }

    /** The number. */
    @Override
    public String toString() {
        return Quantity.text(value);
    }
}
