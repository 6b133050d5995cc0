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

/** Persistent volumes to destroy. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DestroyOperationBuilder.class)
@JsonSerialize(as = DestroyOperation.class)
public interface DestroyOperation {
    /** The volumes, as they were offered. */
    @JsonProperty("volumes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> volumes();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DestroyOperationBuilder builder() {
        return new DestroyOperationBuilder();
    }

    /** A builder that starts from this. */
    default DestroyOperationBuilder toBuilder() {
        return new DestroyOperationBuilder().from(this);
    }
}
