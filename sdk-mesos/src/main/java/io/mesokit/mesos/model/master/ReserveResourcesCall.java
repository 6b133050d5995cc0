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

/** What the call {@code RESERVE_RESOURCES} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReserveResourcesCallBuilder.class)
@JsonSerialize(as = ReserveResourcesCall.class)
public interface ReserveResourcesCall {
    /** The agent that has them. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** As what the resources are reserved now; empty where they are not. Since Mesos 1.10. */
    @JsonProperty("source")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> source();

    /** The resources, with the reservation they are to have. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReserveResourcesCallBuilder builder() {
        return new ReserveResourcesCallBuilder();
    }

    /** A builder that starts from this. */
    default ReserveResourcesCallBuilder toBuilder() {
        return new ReserveResourcesCallBuilder().from(this);
    }
}
