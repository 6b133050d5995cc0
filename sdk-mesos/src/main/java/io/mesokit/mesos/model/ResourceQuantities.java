package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** Amounts of resources. Since Mesos 1.8. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ResourceQuantitiesBuilder.class)
@JsonSerialize(as = ResourceQuantities.class)
public interface ResourceQuantities {
    /** The amounts, by name of the resource. */
    @JsonProperty("quantities")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Scalar> quantities();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ResourceQuantitiesBuilder builder() {
        return new ResourceQuantitiesBuilder();
    }

    /** A builder that starts from this. */
    default ResourceQuantitiesBuilder toBuilder() {
        return new ResourceQuantitiesBuilder().from(this);
    }
}
