package io.mesokit.chronos.model;

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

/** What of the host, or of an external provider, the container sees, and where. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = VolumeBuilder.class)
@JsonSerialize(as = Volume.class)
public interface Volume {
    /** The path on the host; absent for an external volume. */
    @JsonProperty("hostPath")
    Optional<String> hostPath();

    /** The path in the container. */
    @JsonProperty("containerPath")
    String containerPath();

    /** Whether it may be written to. */
    @JsonProperty("mode")
    Optional<VolumeMode> mode();

    /** The external volume. Since 3.0.1. */
    @JsonProperty("external")
    Optional<ExternalVolume> external();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * A directory or file of the host.
     *
     * @param hostPath the path on the host
     * @param containerPath the path in the container
     * @param mode whether it may be written to
     */
    static Volume of(String hostPath, String containerPath, VolumeMode mode) {
        return builder()
                .hostPath(hostPath)
                .containerPath(containerPath)
                .mode(mode)
                .build();
    }
    /** Starts with nothing set. */
    static VolumeBuilder builder() {
        return new VolumeBuilder();
    }

    /** A builder that starts from this. */
    default VolumeBuilder toBuilder() {
        return new VolumeBuilder().from(this);
    }
}
