package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.DrainConfig;
import io.mesokit.mesos.model.TimeInfo;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The answer of the agent to {@code GET_AGENT}. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetAgentResponseBuilder.class)
@JsonSerialize(as = GetAgentResponse.class)
public interface GetAgentResponse {
    /** Who the agent is; without an id before it has registered. */
    @JsonProperty("agent_info")
    Optional<AgentInfo> agentInfo();

    /** How it was told to drain; only while it does. Since Mesos 1.9. */
    @JsonProperty("drain_config")
    Optional<DrainConfig> drainConfig();

    /** When it began to drain, by the agent's clock. Since Mesos 1.9. */
    @JsonProperty("estimated_drain_start_time")
    Optional<TimeInfo> estimatedDrainStartTime();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetAgentResponseBuilder builder() {
        return new GetAgentResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetAgentResponseBuilder toBuilder() {
        return new GetAgentResponseBuilder().from(this);
    }
}
