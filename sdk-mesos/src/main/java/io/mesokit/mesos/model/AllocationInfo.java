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

/** Which role something was given to. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AllocationInfoBuilder.class)
@JsonSerialize(as = AllocationInfo.class)
public interface AllocationInfo {
    /** The role. */
    @JsonProperty("role")
    Optional<String> role();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AllocationInfoBuilder builder() {
        return new AllocationInfoBuilder();
    }

    /** A builder that starts from this. */
    default AllocationInfoBuilder toBuilder() {
        return new AllocationInfoBuilder().from(this);
    }
}
