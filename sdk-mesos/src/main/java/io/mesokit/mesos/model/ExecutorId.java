package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An executor's id, chosen by its framework; unique on an agent while it lives. Immutable.
 *
 * @param value the text
 */
public record ExecutorId(@JsonProperty("value") String value) {
    /**
     * The id with this text.
     *
     * @param value the text
     */
    public static ExecutorId of(String value) {
        return new ExecutorId(value);
    }

    /** The text alone. */
    @Override
    public String toString() {
        return value;
    }
}
