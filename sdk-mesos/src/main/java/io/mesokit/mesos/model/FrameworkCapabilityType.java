package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a framework is able to deal with; it decides what it is offered. An open set of words: one that is not known
 * here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record FrameworkCapabilityType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final FrameworkCapabilityType UNKNOWN = new FrameworkCapabilityType("UNKNOWN");

    /** Resources that may be taken back. */
    public static final FrameworkCapabilityType REVOCABLE_RESOURCES =
            new FrameworkCapabilityType("REVOCABLE_RESOURCES");

    /** The state {@code TASK_KILLING}. */
    public static final FrameworkCapabilityType TASK_KILLING_STATE = new FrameworkCapabilityType("TASK_KILLING_STATE");

    /** Agents with GPUs. */
    public static final FrameworkCapabilityType GPU_RESOURCES = new FrameworkCapabilityType("GPU_RESOURCES");

    /** Volumes that several tasks share. */
    public static final FrameworkCapabilityType SHARED_RESOURCES = new FrameworkCapabilityType("SHARED_RESOURCES");

    /** The states that tell apart how a task was lost. */
    public static final FrameworkCapabilityType PARTITION_AWARE = new FrameworkCapabilityType("PARTITION_AWARE");

    /** Several roles. */
    public static final FrameworkCapabilityType MULTI_ROLE = new FrameworkCapabilityType("MULTI_ROLE");

    /** Reservations within reservations. Since Mesos 1.4. */
    public static final FrameworkCapabilityType RESERVATION_REFINEMENT =
            new FrameworkCapabilityType("RESERVATION_REFINEMENT");

    /** Agents in other regions. Since Mesos 1.4. */
    public static final FrameworkCapabilityType REGION_AWARE = new FrameworkCapabilityType("REGION_AWARE");

    private static final Set<FrameworkCapabilityType> KNOWN = Set.of(
            UNKNOWN,
            REVOCABLE_RESOURCES,
            TASK_KILLING_STATE,
            GPU_RESOURCES,
            SHARED_RESOURCES,
            PARTITION_AWARE,
            MULTI_ROLE,
            RESERVATION_REFINEMENT,
            REGION_AWARE);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static FrameworkCapabilityType of(String word) {
        return new FrameworkCapabilityType(word);
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
