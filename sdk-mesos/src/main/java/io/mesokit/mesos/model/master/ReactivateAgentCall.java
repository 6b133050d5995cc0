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

/** What the call {@code REACTIVATE_AGENT} to the master needs. Since Mesos 1.9. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReactivateAgentCallBuilder.class)
@JsonSerialize(as = ReactivateAgentCall.class)
public interface ReactivateAgentCall {
    /** The agent. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReactivateAgentCallBuilder builder() {
        return new ReactivateAgentCallBuilder();
    }

    /** A builder that starts from this. */
    default ReactivateAgentCallBuilder toBuilder() {
        return new ReactivateAgentCallBuilder().from(this);
    }
}
