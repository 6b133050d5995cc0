package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** A volume to make larger. Since Mesos 1.6. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GrowVolumeOperationBuilder.class)
@JsonSerialize(as = GrowVolumeOperation.class)
public interface GrowVolumeOperation {
    /** The volume as it was offered. */
    @JsonProperty("volume")
    Resource volume();

    /** The disk to add, of the same role and source. */
    @JsonProperty("addition")
    Resource addition();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GrowVolumeOperationBuilder builder() {
        return new GrowVolumeOperationBuilder();
    }

    /** A builder that starts from this. */
    default GrowVolumeOperationBuilder toBuilder() {
        return new GrowVolumeOperationBuilder().from(this);
    }
}
