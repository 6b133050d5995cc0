package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.ProtoDuration;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code DRAIN_AGENT} to the master needs. Since Mesos 1.9. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DrainAgentCallBuilder.class)
@JsonSerialize(as = DrainAgentCall.class)
public interface DrainAgentCall {
    /** The agent. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** The longest that a task may take to end; longer kill policies are cut to it. */
    @JsonProperty("max_grace_period")
    Optional<ProtoDuration> maxGracePeriod();

    /** Whether the agent is marked gone for ever once it is empty. {@code false} when absent. */
    @JsonProperty("mark_gone")
    Optional<Boolean> markGone();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DrainAgentCallBuilder builder() {
        return new DrainAgentCallBuilder();
    }

    /** A builder that starts from this. */
    default DrainAgentCallBuilder toBuilder() {
        return new DrainAgentCallBuilder().from(this);
    }
}
