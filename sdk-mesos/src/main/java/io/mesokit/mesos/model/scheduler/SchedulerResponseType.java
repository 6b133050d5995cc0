package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Which call is answered. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record SchedulerResponseType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final SchedulerResponseType UNKNOWN = new SchedulerResponseType("UNKNOWN");

    /** Comes with {@link SchedulerResponse#reconcileOperations()}. Since Mesos 1.6. */
    public static final SchedulerResponseType RECONCILE_OPERATIONS = new SchedulerResponseType("RECONCILE_OPERATIONS");

    private static final Set<SchedulerResponseType> KNOWN = Set.of(UNKNOWN, RECONCILE_OPERATIONS);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static SchedulerResponseType of(String word) {
        return new SchedulerResponseType(word);
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
