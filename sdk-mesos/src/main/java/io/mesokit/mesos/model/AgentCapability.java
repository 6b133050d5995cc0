package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One thing that an agent's binary is able to do. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AgentCapabilityBuilder.class)
@JsonSerialize(as = AgentCapability.class)
public interface AgentCapability {
    /** Which. */
    @JsonProperty("type")
    Optional<AgentCapabilityType> type();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AgentCapabilityBuilder builder() {
        return new AgentCapabilityBuilder();
    }

    /** A builder that starts from this. */
    default AgentCapabilityBuilder toBuilder() {
        return new AgentCapabilityBuilder().from(this);
    }
}
