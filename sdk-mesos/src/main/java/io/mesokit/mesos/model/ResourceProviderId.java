package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A resource provider's id. Since Mesos 1.3. Immutable.
 *
 * @param value the text
 */
public record ResourceProviderId(@JsonProperty("value") String value) {
    /** Refuses an absent value. */
    public ResourceProviderId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * The id with this text.
     *
     * @param value the text
     */
    public static ResourceProviderId of(String value) {
        return new ResourceProviderId(value);
    }

    /** The text alone. */
    @Override
    public String toString() {
        return value;
    }
}
