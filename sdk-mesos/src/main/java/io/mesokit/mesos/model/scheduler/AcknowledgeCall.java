package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.Bytes;
import io.mesokit.mesos.model.TaskId;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code ACKNOWLEDGE} of a scheduler needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AcknowledgeCallBuilder.class)
@JsonSerialize(as = AcknowledgeCall.class)
public interface AcknowledgeCall {
    /** The agent of the update. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** The task of the update. */
    @JsonProperty("task_id")
    TaskId taskId();

    /** The sixteen bytes of the update. */
    @JsonProperty("uuid")
    Bytes uuid();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AcknowledgeCallBuilder builder() {
        return new AcknowledgeCallBuilder();
    }

    /** A builder that starts from this. */
    default AcknowledgeCallBuilder toBuilder() {
        return new AcknowledgeCallBuilder().from(this);
    }
}
