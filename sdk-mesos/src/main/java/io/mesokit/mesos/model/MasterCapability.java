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

/** One thing that a master is able to do. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MasterCapabilityBuilder.class)
@JsonSerialize(as = MasterCapability.class)
public interface MasterCapability {
    /** Which. */
    @JsonProperty("type")
    Optional<MasterCapabilityType> type();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MasterCapabilityBuilder builder() {
        return new MasterCapabilityBuilder();
    }

    /** A builder that starts from this. */
    default MasterCapabilityBuilder toBuilder() {
        return new MasterCapabilityBuilder().from(this);
    }
}
