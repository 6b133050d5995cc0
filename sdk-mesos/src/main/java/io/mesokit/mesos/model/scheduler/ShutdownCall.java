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
import org.immutables.value.Value;

/** What the call {@code SHUTDOWN} of a scheduler needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ShutdownCallBuilder.class)
@JsonSerialize(as = ShutdownCall.class)
public interface ShutdownCall {
    /** The executor. */
    @JsonProperty("executor_id")
    ExecutorId executorId();

    /** The agent it runs on. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ShutdownCallBuilder builder() {
        return new ShutdownCallBuilder();
    }

    /** A builder that starts from this. */
    default ShutdownCallBuilder toBuilder() {
        return new ShutdownCallBuilder().from(this);
    }
}
