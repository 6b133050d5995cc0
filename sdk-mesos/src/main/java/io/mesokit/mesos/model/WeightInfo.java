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

/** A role's weight. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = WeightInfoBuilder.class)
@JsonSerialize(as = WeightInfo.class)
public interface WeightInfo {
    /** How much more than others it gets; above 0. */
    @JsonProperty("weight")
    double weight();

    /** The role. */
    @JsonProperty("role")
    Optional<String> role();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static WeightInfoBuilder builder() {
        return new WeightInfoBuilder();
    }

    /** A builder that starts from this. */
    default WeightInfoBuilder toBuilder() {
        return new WeightInfoBuilder().from(this);
    }
}
