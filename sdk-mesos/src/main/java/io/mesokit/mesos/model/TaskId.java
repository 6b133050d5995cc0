package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A task's id, chosen by its framework: at most 255 characters, without slashes and control characters. Immutable.
 *
 * @param value the text
 */
public record TaskId(@JsonProperty("value") String value) {
    /** Refuses an absent value. */
    public TaskId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * The id with this text.
     *
     * @param value the text
     */
    public static TaskId of(String value) {
        return new TaskId(value);
    }

    /** The text alone. */
    @Override
    public String toString() {
        return value;
    }
}
