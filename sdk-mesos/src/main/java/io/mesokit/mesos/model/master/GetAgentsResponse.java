package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentInfo;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the master to {@code GET_AGENTS}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetAgentsResponseBuilder.class)
@JsonSerialize(as = GetAgentsResponse.class)
public interface GetAgentsResponse {
    /** The agents that are registered. */
    @JsonProperty("agents")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Agent> agents();

    /** Agents in the registry that have not come back since the master took over. */
    @JsonProperty("recovered_agents")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<AgentInfo> recoveredAgents();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetAgentsResponseBuilder builder() {
        return new GetAgentsResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetAgentsResponseBuilder toBuilder() {
        return new GetAgentsResponseBuilder().from(this);
    }
}
