package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A text as a message: {@code {"value": "rack-7"}}. Immutable.
 *
 * @param value the text
 */
public record Text(@JsonProperty("value") String value) {
    /** Refuses an absent value. */
    public Text {
        Objects.requireNonNull(value, "value");
    }

    /**
     * This text.
     *
     * @param value the text
     */
    public static Text of(String value) {
        return new Text(value);
    }

    /** The text. */
    @Override
    public String toString() {
        return value;
    }
}
