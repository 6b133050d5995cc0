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

/** What the call {@code UNRESERVE_RESOURCES} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UnreserveResourcesCallBuilder.class)
@JsonSerialize(as = UnreserveResourcesCall.class)
public interface UnreserveResourcesCall {
    /** The agent that has them. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** The resources, with the reservation whose last layer is to go. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UnreserveResourcesCallBuilder builder() {
        return new UnreserveResourcesCallBuilder();
    }

    /** A builder that starts from this. */
    default UnreserveResourcesCallBuilder toBuilder() {
        return new UnreserveResourcesCallBuilder().from(this);
    }
}
