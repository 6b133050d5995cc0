package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * The id of an offer or of an inverse offer. Immutable.
 *
 * @param value the text
 */
public record OfferId(@JsonProperty("value") String value) {
    /** Refuses an absent value. */
    public OfferId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * The id with this text.
     *
     * @param value the text
     */
    public static OfferId of(String value) {
        return new OfferId(value);
    }

    /** The text alone. */
    @Override
    public String toString() {
        return value;
    }
}
