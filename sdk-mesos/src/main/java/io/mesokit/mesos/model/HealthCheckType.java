package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a health check does. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record HealthCheckType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final HealthCheckType UNKNOWN = new HealthCheckType("UNKNOWN");

    /** It runs a command. */
    public static final HealthCheckType COMMAND = new HealthCheckType("COMMAND");

    /** It makes a request. */
    public static final HealthCheckType HTTP = new HealthCheckType("HTTP");

    /** It opens a connection. */
    public static final HealthCheckType TCP = new HealthCheckType("TCP");

    private static final Set<HealthCheckType> KNOWN = Set.of(UNKNOWN, COMMAND, HTTP, TCP);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static HealthCheckType of(String word) {
        return new HealthCheckType(word);
    }

    /** Whether this library knows the word. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return word;
    }
}
