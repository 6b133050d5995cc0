package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A framework's id, given by the master. Immutable.
 *
 * @param value the text
 */
public record FrameworkId(@JsonProperty("value") String value) {
    /** Refuses an absent value. */
    public FrameworkId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * The id with this text.
     *
     * @param value the text
     */
    public static FrameworkId of(String value) {
        return new FrameworkId(value);
    }

    /** The text alone. */
    @Override
    public String toString() {
        return value;
    }
}
