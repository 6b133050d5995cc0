package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * An agent's id, given by the master. It changes when the agent starts afresh. Immutable.
 *
 * @param value the text
 */
public record AgentId(@JsonProperty("value") String value) {
    /** Refuses an absent value. */
    public AgentId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * The id with this text.
     *
     * @param value the text
     */
    public static AgentId of(String value) {
        return new AgentId(value);
    }

    /** The text alone. */
    @Override
    public String toString() {
        return value;
    }
}
