package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * An executor's id, chosen by its framework; unique on an agent while it lives. Immutable.
 *
 * @param value the text
 */
public record ExecutorId(@JsonProperty("value") String value) {
    /** Refuses an absent value. */
    public ExecutorId {
        Objects.requireNonNull(value, "value");
    }

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
