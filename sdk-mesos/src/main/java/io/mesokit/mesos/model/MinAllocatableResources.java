package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The least that an offer must hold. Since Mesos 1.8. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MinAllocatableResourcesBuilder.class)
@JsonSerialize(as = MinAllocatableResources.class)
public interface MinAllocatableResources {
    /** An offer is made if it holds any of these; without any, every offer is. */
    @JsonProperty("quantities")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ResourceQuantities> quantities();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MinAllocatableResourcesBuilder builder() {
        return new MinAllocatableResourcesBuilder();
    }

    /** A builder that starts from this. */
    default MinAllocatableResourcesBuilder toBuilder() {
        return new MinAllocatableResourcesBuilder().from(this);
    }
}
