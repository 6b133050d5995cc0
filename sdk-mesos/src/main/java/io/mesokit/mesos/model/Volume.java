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

/** A directory that a container sees. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = VolumeBuilder.class)
@JsonSerialize(as = Volume.class)
public interface Volume {
    /** Whether it may be written to. */
    @JsonProperty("mode")
    VolumeMode mode();

    /** Where the container sees it; a relative path is in the sandbox. */
    @JsonProperty("container_path")
    String containerPath();

    /** What it is on the host; only one of this, image and source may be there. */
    @JsonProperty("host_path")
    Optional<String> hostPath();

    /** The image that it holds. */
    @JsonProperty("image")
    Optional<Image> image();

    /** What it is, if neither a path nor an image. */
    @JsonProperty("source")
    Optional<VolumeSource> source();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static VolumeBuilder builder() {
        return new VolumeBuilder();
    }

    /** A builder that starts from this. */
    default VolumeBuilder toBuilder() {
        return new VolumeBuilder().from(this);
    }
}
