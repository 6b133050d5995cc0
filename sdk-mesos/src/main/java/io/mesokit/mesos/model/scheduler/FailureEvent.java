package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.ExecutorId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** What the event {@code FAILURE} tells a scheduler. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FailureEventBuilder.class)
@JsonSerialize(as = FailureEvent.class)
public interface FailureEvent {
    /** The agent that was lost, or that the executor ran on. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** The executor that ended; absent if the agent was lost. */
    @JsonProperty("executor_id")
    Optional<ExecutorId> executorId();

    /** How the executor ended, as wait(2) gives it. */
    @JsonProperty("status")
    OptionalInt status();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static FailureEventBuilder builder() {
        return new FailureEventBuilder();
    }

    /** A builder that starts from this. */
    default FailureEventBuilder toBuilder() {
        return new FailureEventBuilder().from(this);
    }
}
