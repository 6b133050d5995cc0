package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * An operation's id, chosen by its framework. Since Mesos 1.5. Immutable.
 *
 * @param value the text
 */
public record OperationId(@JsonProperty("value") String value) {
    /** Refuses an absent value. */
    public OperationId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * The id with this text.
     *
     * @param value the text
     */
    public static OperationId of(String value) {
        return new OperationId(value);
    }

    /** The text alone. */
    @Override
    public String toString() {
        return value;
    }
}
