package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Which call of an executor it is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ExecutorCallType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final ExecutorCallType UNKNOWN = new ExecutorCallType("UNKNOWN");

    /** Needs {@link ExecutorCall#subscribe()}. */
    public static final ExecutorCallType SUBSCRIBE = new ExecutorCallType("SUBSCRIBE");

    /** Needs {@link ExecutorCall#update()}. */
    public static final ExecutorCallType UPDATE = new ExecutorCallType("UPDATE");

    /** Needs {@link ExecutorCall#message()}. */
    public static final ExecutorCallType MESSAGE = new ExecutorCallType("MESSAGE");

    /** Has no member of its own. Since Mesos 1.8. */
    public static final ExecutorCallType HEARTBEAT = new ExecutorCallType("HEARTBEAT");

    private static final Set<ExecutorCallType> KNOWN = Set.of(UNKNOWN, SUBSCRIBE, UPDATE, MESSAGE, HEARTBEAT);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ExecutorCallType of(String word) {
        return new ExecutorCallType(word);
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
