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

/** What the call {@code CREATE_VOLUMES} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CreateVolumesCallBuilder.class)
@JsonSerialize(as = CreateVolumesCall.class)
public interface CreateVolumesCall {
    /** The agent that has the disk. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** Reserved disk with a persistence id and a mount point. */
    @JsonProperty("volumes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> volumes();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CreateVolumesCallBuilder builder() {
        return new CreateVolumesCallBuilder();
    }

    /** A builder that starts from this. */
    default CreateVolumesCallBuilder toBuilder() {
        return new CreateVolumesCallBuilder().from(this);
    }
}
