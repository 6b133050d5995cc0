package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.TaskResourceLimitation;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.TaskStatusReason;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** The answer of the agent to {@code WAIT_CONTAINER}. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = WaitContainerResponseBuilder.class)
@JsonSerialize(as = WaitContainerResponse.class)
public interface WaitContainerResponse {
    /** How the process ended, as wait(2) gives it. */
    @JsonProperty("exit_status")
    OptionalInt exitStatus();

    /** The task state that this means. */
    @JsonProperty("state")
    Optional<TaskState> state();

    /** Why it ended. */
    @JsonProperty("reason")
    Optional<TaskStatusReason> reason();

    /** Which limits it broke. */
    @JsonProperty("limitation")
    Optional<TaskResourceLimitation> limitation();

    /** The reason as text. */
    @JsonProperty("message")
    Optional<String> message();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static WaitContainerResponseBuilder builder() {
        return new WaitContainerResponseBuilder();
    }

    /** A builder that starts from this. */
    default WaitContainerResponseBuilder toBuilder() {
        return new WaitContainerResponseBuilder().from(this);
    }
}
