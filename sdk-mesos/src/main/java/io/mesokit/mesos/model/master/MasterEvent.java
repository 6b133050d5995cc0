package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An event of the master's stream: a type, and for most types one member. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MasterEventBuilder.class)
@JsonSerialize(as = MasterEvent.class)
public interface MasterEvent {
    /** What happened. */
    @JsonProperty("type")
    Optional<MasterEventType> type();

    /** What {@code SUBSCRIBED} tells. */
    @JsonProperty("subscribed")
    Optional<SubscribedEvent> subscribed();

    /** What {@code TASK_ADDED} tells. */
    @JsonProperty("task_added")
    Optional<TaskAddedEvent> taskAdded();

    /** What {@code TASK_UPDATED} tells. */
    @JsonProperty("task_updated")
    Optional<TaskUpdatedEvent> taskUpdated();

    /** What {@code AGENT_ADDED} tells. */
    @JsonProperty("agent_added")
    Optional<AgentAddedEvent> agentAdded();

    /** What {@code AGENT_REMOVED} tells. */
    @JsonProperty("agent_removed")
    Optional<AgentRemovedEvent> agentRemoved();

    /** What {@code FRAMEWORK_ADDED} tells. */
    @JsonProperty("framework_added")
    Optional<FrameworkAddedEvent> frameworkAdded();

    /** What {@code FRAMEWORK_UPDATED} tells. */
    @JsonProperty("framework_updated")
    Optional<FrameworkUpdatedEvent> frameworkUpdated();

    /** What {@code FRAMEWORK_REMOVED} tells. */
    @JsonProperty("framework_removed")
    Optional<FrameworkRemovedEvent> frameworkRemoved();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * One that is nothing but its type.
     *
     * @param type which
     */
    static MasterEvent of(MasterEventType type) {
        return builder().type(type).build();
    }

    /**
     * {@code SUBSCRIBED}.
     *
     * @param subscribed its content
     */
    static MasterEvent of(SubscribedEvent subscribed) {
        return builder().type(MasterEventType.SUBSCRIBED).subscribed(subscribed).build();
    }

    /**
     * {@code TASK_ADDED}.
     *
     * @param taskAdded its content
     */
    static MasterEvent of(TaskAddedEvent taskAdded) {
        return builder().type(MasterEventType.TASK_ADDED).taskAdded(taskAdded).build();
    }

    /**
     * {@code TASK_UPDATED}.
     *
     * @param taskUpdated its content
     */
    static MasterEvent of(TaskUpdatedEvent taskUpdated) {
        return builder()
                .type(MasterEventType.TASK_UPDATED)
                .taskUpdated(taskUpdated)
                .build();
    }

    /**
     * {@code AGENT_ADDED}.
     *
     * @param agentAdded its content
     */
    static MasterEvent of(AgentAddedEvent agentAdded) {
        return builder()
                .type(MasterEventType.AGENT_ADDED)
                .agentAdded(agentAdded)
                .build();
    }

    /**
     * {@code AGENT_REMOVED}.
     *
     * @param agentRemoved its content
     */
    static MasterEvent of(AgentRemovedEvent agentRemoved) {
        return builder()
                .type(MasterEventType.AGENT_REMOVED)
                .agentRemoved(agentRemoved)
                .build();
    }

    /**
     * {@code FRAMEWORK_ADDED}.
     *
     * @param frameworkAdded its content
     */
    static MasterEvent of(FrameworkAddedEvent frameworkAdded) {
        return builder()
                .type(MasterEventType.FRAMEWORK_ADDED)
                .frameworkAdded(frameworkAdded)
                .build();
    }

    /**
     * {@code FRAMEWORK_UPDATED}.
     *
     * @param frameworkUpdated its content
     */
    static MasterEvent of(FrameworkUpdatedEvent frameworkUpdated) {
        return builder()
                .type(MasterEventType.FRAMEWORK_UPDATED)
                .frameworkUpdated(frameworkUpdated)
                .build();
    }

    /**
     * {@code FRAMEWORK_REMOVED}.
     *
     * @param frameworkRemoved its content
     */
    static MasterEvent of(FrameworkRemovedEvent frameworkRemoved) {
        return builder()
                .type(MasterEventType.FRAMEWORK_REMOVED)
                .frameworkRemoved(frameworkRemoved)
                .build();
    }

    /** Starts with nothing set. */
    static MasterEventBuilder builder() {
        return new MasterEventBuilder();
    }

    /** A builder that starts from this. */
    default MasterEventBuilder toBuilder() {
        return new MasterEventBuilder().from(this);
    }
}
