package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code DEACTIVATE_AGENT} to the master needs. Since Mesos 1.9. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DeactivateAgentCallBuilder.class)
@JsonSerialize(as = DeactivateAgentCall.class)
public interface DeactivateAgentCall {
    /** The agent. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DeactivateAgentCallBuilder builder() {
        return new DeactivateAgentCallBuilder();
    }

    /** A builder that starts from this. */
    default DeactivateAgentCallBuilder toBuilder() {
        return new DeactivateAgentCallBuilder().from(this);
    }
}
