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

/** One thing that a framework is able to deal with. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FrameworkCapabilityBuilder.class)
@JsonSerialize(as = FrameworkCapability.class)
public interface FrameworkCapability {
    /** Which. */
    @JsonProperty("type")
    Optional<FrameworkCapabilityType> type();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static FrameworkCapabilityBuilder builder() {
        return new FrameworkCapabilityBuilder();
    }

    /** A builder that starts from this. */
    default FrameworkCapabilityBuilder toBuilder() {
        return new FrameworkCapabilityBuilder().from(this);
    }

    /**
     * This one.
     *
     * @param type which
     */
    static FrameworkCapability of(FrameworkCapabilityType type) {
        return builder().type(type).build();
    }
}
