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

/** What the call {@code MARK_AGENT_GONE} to the master needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MarkAgentGoneCallBuilder.class)
@JsonSerialize(as = MarkAgentGoneCall.class)
public interface MarkAgentGoneCall {
    /** The agent. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MarkAgentGoneCallBuilder builder() {
        return new MarkAgentGoneCallBuilder();
    }

    /** A builder that starts from this. */
    default MarkAgentGoneCallBuilder toBuilder() {
        return new MarkAgentGoneCallBuilder().from(this);
    }
}
