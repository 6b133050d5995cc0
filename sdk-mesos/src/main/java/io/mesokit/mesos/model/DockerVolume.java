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

/** A volume of Docker. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DockerVolumeBuilder.class)
@JsonSerialize(as = DockerVolume.class)
public interface DockerVolume {
    /** The driver; Docker's default when absent. */
    @JsonProperty("driver")
    Optional<String> driver();

    /** Its name. */
    @JsonProperty("name")
    String name();

    /** Options for the driver. */
    @JsonProperty("driver_options")
    Optional<Parameters> driverOptions();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DockerVolumeBuilder builder() {
        return new DockerVolumeBuilder();
    }

    /** A builder that starts from this. */
    default DockerVolumeBuilder toBuilder() {
        return new DockerVolumeBuilder().from(this);
    }
}
