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

/** A volume of a storage plugin. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CsiVolumeBuilder.class)
@JsonSerialize(as = CsiVolume.class)
public interface CsiVolume {
    /** The plugin. */
    @JsonProperty("plugin_name")
    String pluginName();

    /** A volume that exists already. */
    @JsonProperty("static_provisioning")
    Optional<StaticProvisioning> staticProvisioning();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CsiVolumeBuilder builder() {
        return new CsiVolumeBuilder();
    }

    /** A builder that starts from this. */
    default CsiVolumeBuilder toBuilder() {
        return new CsiVolumeBuilder().from(this);
    }
}
