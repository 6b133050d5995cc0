package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What an agent's binary is able to do. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record AgentCapabilityType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final AgentCapabilityType UNKNOWN = new AgentCapabilityType("UNKNOWN");

    /** Frameworks with several roles. */
    public static final AgentCapabilityType MULTI_ROLE = new AgentCapabilityType("MULTI_ROLE");

    /** Roles within roles. Since Mesos 1.4. */
    public static final AgentCapabilityType HIERARCHICAL_ROLE = new AgentCapabilityType("HIERARCHICAL_ROLE");

    /** Reservations within reservations. Since Mesos 1.4. */
    public static final AgentCapabilityType RESERVATION_REFINEMENT = new AgentCapabilityType("RESERVATION_REFINEMENT");

    /** Resource providers. Since Mesos 1.5. */
    public static final AgentCapabilityType RESOURCE_PROVIDER = new AgentCapabilityType("RESOURCE_PROVIDER");

    /** Volumes that change their size. Since Mesos 1.6. */
    public static final AgentCapabilityType RESIZE_VOLUME = new AgentCapabilityType("RESIZE_VOLUME");

    /** Updates of operations on its own resources. Since Mesos 1.8. */
    public static final AgentCapabilityType AGENT_OPERATION_FEEDBACK =
            new AgentCapabilityType("AGENT_OPERATION_FEEDBACK");

    /** Being drained. Since Mesos 1.9. */
    public static final AgentCapabilityType AGENT_DRAINING = new AgentCapabilityType("AGENT_DRAINING");

    /** Limits above what a task requests. Since Mesos 1.10. */
    public static final AgentCapabilityType TASK_RESOURCE_LIMITS = new AgentCapabilityType("TASK_RESOURCE_LIMITS");

    private static final Set<AgentCapabilityType> KNOWN = Set.of(
            UNKNOWN,
            MULTI_ROLE,
            HIERARCHICAL_ROLE,
            RESERVATION_REFINEMENT,
            RESOURCE_PROVIDER,
            RESIZE_VOLUME,
            AGENT_OPERATION_FEEDBACK,
            AGENT_DRAINING,
            TASK_RESOURCE_LIMITS);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static AgentCapabilityType of(String word) {
        return new AgentCapabilityType(word);
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
