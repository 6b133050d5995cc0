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

/** A path in a sandbox as a volume. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SandboxPathVolumeBuilder.class)
@JsonSerialize(as = SandboxPathVolume.class)
public interface SandboxPathVolume {
    /** Whose sandbox. */
    @JsonProperty("type")
    Optional<SandboxPathType> type();

    /** The path, relative to that sandbox. */
    @JsonProperty("path")
    String path();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SandboxPathVolumeBuilder builder() {
        return new SandboxPathVolumeBuilder();
    }

    /** A builder that starts from this. */
    default SandboxPathVolumeBuilder toBuilder() {
        return new SandboxPathVolumeBuilder().from(this);
    }
}
