package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.Resource;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code DESTROY_VOLUMES} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DestroyVolumesCallBuilder.class)
@JsonSerialize(as = DestroyVolumesCall.class)
public interface DestroyVolumesCall {
    /** The agent that has them. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** The volumes, as the agent shows them. Their data is deleted. */
    @JsonProperty("volumes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> volumes();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DestroyVolumesCallBuilder builder() {
        return new DestroyVolumesCallBuilder();
    }

    /** A builder that starts from this. */
    default DestroyVolumesCallBuilder toBuilder() {
        return new DestroyVolumesCallBuilder().from(this);
    }
}
