package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What happened. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ExecutorEventType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final ExecutorEventType UNKNOWN = new ExecutorEventType("UNKNOWN");

    /** Comes with {@link ExecutorEvent#subscribed()}. */
    public static final ExecutorEventType SUBSCRIBED = new ExecutorEventType("SUBSCRIBED");

    /** Comes with {@link ExecutorEvent#launch()}. */
    public static final ExecutorEventType LAUNCH = new ExecutorEventType("LAUNCH");

    /** Comes with {@link ExecutorEvent#launchGroup()}. Since Mesos 1.1. */
    public static final ExecutorEventType LAUNCH_GROUP = new ExecutorEventType("LAUNCH_GROUP");

    /** Comes with {@link ExecutorEvent#kill()}. */
    public static final ExecutorEventType KILL = new ExecutorEventType("KILL");

    /** Comes with {@link ExecutorEvent#acknowledged()}. */
    public static final ExecutorEventType ACKNOWLEDGED = new ExecutorEventType("ACKNOWLEDGED");

    /** Comes with {@link ExecutorEvent#message()}. */
    public static final ExecutorEventType MESSAGE = new ExecutorEventType("MESSAGE");

    /** Comes with {@link ExecutorEvent#error()}. */
    public static final ExecutorEventType ERROR = new ExecutorEventType("ERROR");

    /** Has no member of its own. */
    public static final ExecutorEventType SHUTDOWN = new ExecutorEventType("SHUTDOWN");

    /** Has no member of its own. Since Mesos 1.8. */
    public static final ExecutorEventType HEARTBEAT = new ExecutorEventType("HEARTBEAT");

    private static final Set<ExecutorEventType> KNOWN =
            Set.of(UNKNOWN, SUBSCRIBED, LAUNCH, LAUNCH_GROUP, KILL, ACKNOWLEDGED, MESSAGE, ERROR, SHUTDOWN, HEARTBEAT);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ExecutorEventType of(String word) {
        return new ExecutorEventType(word);
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
