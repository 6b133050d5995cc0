package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.TaskId;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A task whose state is wanted. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReconcileTaskBuilder.class)
@JsonSerialize(as = ReconcileTask.class)
public interface ReconcileTask {
    /** The task. */
    @JsonProperty("task_id")
    TaskId taskId();

    /** Its agent; without it the master may not be able to say. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReconcileTaskBuilder builder() {
        return new ReconcileTaskBuilder();
    }

    /** A builder that starts from this. */
    default ReconcileTaskBuilder toBuilder() {
        return new ReconcileTaskBuilder().from(this);
    }
}
