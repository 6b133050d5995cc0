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

/** Persistent volumes to create. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CreateOperationBuilder.class)
@JsonSerialize(as = CreateOperation.class)
public interface CreateOperation {
    /** Reserved disk with a persistence id and a mount point. */
    @JsonProperty("volumes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> volumes();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CreateOperationBuilder builder() {
        return new CreateOperationBuilder();
    }

    /** A builder that starts from this. */
    default CreateOperationBuilder toBuilder() {
        return new CreateOperationBuilder().from(this);
    }
}
