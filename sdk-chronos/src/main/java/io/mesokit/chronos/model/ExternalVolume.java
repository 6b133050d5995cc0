package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** A volume that some driver provides. Since 3.0.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ExternalVolumeBuilder.class)
@JsonSerialize(as = ExternalVolume.class)
public interface ExternalVolume {
    /** The volume's name. */
    @JsonProperty("name")
    String name();

    /** Who provides it, such as {@code dvdi}. */
    @JsonProperty("provider")
    String provider();

    /** Options for the provider. */
    @JsonProperty("options")
    List<Parameter> options();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ExternalVolumeBuilder builder() {
        return new ExternalVolumeBuilder();
    }

    /** A builder that starts from this. */
    default ExternalVolumeBuilder toBuilder() {
        return new ExternalVolumeBuilder().from(this);
    }
}
