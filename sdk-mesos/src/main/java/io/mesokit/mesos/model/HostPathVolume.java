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

/** A path on the host as a volume. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = HostPathVolumeBuilder.class)
@JsonSerialize(as = HostPathVolume.class)
public interface HostPathVolume {
    /** The path. */
    @JsonProperty("path")
    String path();

    /** Whether mounts below it are seen on both sides. */
    @JsonProperty("mount_propagation")
    Optional<MountPropagation> mountPropagation();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static HostPathVolumeBuilder builder() {
        return new HostPathVolumeBuilder();
    }

    /** A builder that starts from this. */
    default HostPathVolumeBuilder toBuilder() {
        return new HostPathVolumeBuilder().from(this);
    }
}
