package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What happened. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record MasterEventType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final MasterEventType UNKNOWN = new MasterEventType("UNKNOWN");

    /** Comes with {@link MasterEvent#subscribed()}. */
    public static final MasterEventType SUBSCRIBED = new MasterEventType("SUBSCRIBED");

    /** Comes with {@link MasterEvent#taskAdded()}. */
    public static final MasterEventType TASK_ADDED = new MasterEventType("TASK_ADDED");

    /** Comes with {@link MasterEvent#taskUpdated()}. */
    public static final MasterEventType TASK_UPDATED = new MasterEventType("TASK_UPDATED");

    /** Comes with {@link MasterEvent#agentAdded()}. Since Mesos 1.1. */
    public static final MasterEventType AGENT_ADDED = new MasterEventType("AGENT_ADDED");

    /** Comes with {@link MasterEvent#agentRemoved()}. Since Mesos 1.1. */
    public static final MasterEventType AGENT_REMOVED = new MasterEventType("AGENT_REMOVED");

    /** Comes with {@link MasterEvent#frameworkAdded()}. Since Mesos 1.4. */
    public static final MasterEventType FRAMEWORK_ADDED = new MasterEventType("FRAMEWORK_ADDED");

    /** Comes with {@link MasterEvent#frameworkUpdated()}. Since Mesos 1.4. */
    public static final MasterEventType FRAMEWORK_UPDATED = new MasterEventType("FRAMEWORK_UPDATED");

    /** Comes with {@link MasterEvent#frameworkRemoved()}. Since Mesos 1.4. */
    public static final MasterEventType FRAMEWORK_REMOVED = new MasterEventType("FRAMEWORK_REMOVED");

    /** Has no member of its own. Since Mesos 1.5. */
    public static final MasterEventType HEARTBEAT = new MasterEventType("HEARTBEAT");

    private static final Set<MasterEventType> KNOWN = Set.of(
            UNKNOWN,
            SUBSCRIBED,
            TASK_ADDED,
            TASK_UPDATED,
            AGENT_ADDED,
            AGENT_REMOVED,
            FRAMEWORK_ADDED,
            FRAMEWORK_UPDATED,
            FRAMEWORK_REMOVED,
            HEARTBEAT);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static MasterEventType of(String word) {
        return new MasterEventType(word);
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
