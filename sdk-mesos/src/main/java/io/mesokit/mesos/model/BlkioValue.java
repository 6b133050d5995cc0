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
import java.util.OptionalLong;
import org.immutables.value.Value;

/** How much of one thing was done with a block device. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = BlkioValueBuilder.class)
@JsonSerialize(as = BlkioValue.class)
public interface BlkioValue {
    /** What was done. */
    @JsonProperty("op")
    Optional<BlkioOperation> op();

    /** How much. */
    @JsonProperty("value")
    @Unsigned
    OptionalLong value();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static BlkioValueBuilder builder() {
        return new BlkioValueBuilder();
    }

    /** A builder that starts from this. */
    default BlkioValueBuilder toBuilder() {
        return new BlkioValueBuilder().from(this);
    }
}
