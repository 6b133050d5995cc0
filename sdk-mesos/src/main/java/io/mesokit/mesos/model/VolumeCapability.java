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

/** How a plugin's volume is used: as a block device or as a file system. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = VolumeCapabilityBuilder.class)
@JsonSerialize(as = VolumeCapability.class)
public interface VolumeCapability {
    /** There if it is a block device. */
    @JsonProperty("block")
    Optional<Marker> block();

    /** How it is mounted if it is a file system. */
    @JsonProperty("mount")
    Optional<MountVolume> mount();

    /** How many may use it at once. */
    @JsonProperty("access_mode")
    AccessMode accessMode();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static VolumeCapabilityBuilder builder() {
        return new VolumeCapabilityBuilder();
    }

    /** A builder that starts from this. */
    default VolumeCapabilityBuilder toBuilder() {
        return new VolumeCapabilityBuilder().from(this);
    }
}
