package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Resources to set free. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UnreserveOperationBuilder.class)
@JsonSerialize(as = UnreserveOperation.class)
public interface UnreserveOperation {
    /** The resources, with the reservation whose last layer is to go. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UnreserveOperationBuilder builder() {
        return new UnreserveOperationBuilder();
    }

    /** A builder that starts from this. */
    default UnreserveOperationBuilder toBuilder() {
        return new UnreserveOperationBuilder().from(this);
    }
}
