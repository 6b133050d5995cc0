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

/** A volume to make smaller. Since Mesos 1.6. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ShrinkVolumeOperationBuilder.class)
@JsonSerialize(as = ShrinkVolumeOperation.class)
public interface ShrinkVolumeOperation {
    /** The volume as it was offered. */
    @JsonProperty("volume")
    Resource volume();

    /** How much to take away, in megabytes; less than there is. */
    @JsonProperty("subtract")
    Scalar subtract();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ShrinkVolumeOperationBuilder builder() {
        return new ShrinkVolumeOperationBuilder();
    }

    /** A builder that starts from this. */
    default ShrinkVolumeOperationBuilder toBuilder() {
        return new ShrinkVolumeOperationBuilder().from(this);
    }
}
