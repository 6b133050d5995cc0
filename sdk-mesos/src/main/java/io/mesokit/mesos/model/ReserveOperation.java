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

/** Resources to reserve. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReserveOperationBuilder.class)
@JsonSerialize(as = ReserveOperation.class)
public interface ReserveOperation {
    /** As what they are reserved now; must be empty in an offer's operation. Since Mesos 1.10. */
    @JsonProperty("source")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> source();

    /** The resources, with the reservation they are to have. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReserveOperationBuilder builder() {
        return new ReserveOperationBuilder();
    }

    /** A builder that starts from this. */
    default ReserveOperationBuilder toBuilder() {
        return new ReserveOperationBuilder().from(this);
    }
}
