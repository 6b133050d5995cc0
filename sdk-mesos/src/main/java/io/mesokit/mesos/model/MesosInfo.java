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

/** The part of a container that only Mesos' own has. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MesosInfoBuilder.class)
@JsonSerialize(as = MesosInfo.class)
public interface MesosInfo {
    /** The image; absent for the host's own files. */
    @JsonProperty("image")
    Optional<Image> image();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MesosInfoBuilder builder() {
        return new MesosInfoBuilder();
    }

    /** A builder that starts from this. */
    default MesosInfoBuilder toBuilder() {
        return new MesosInfoBuilder().from(this);
    }
}
