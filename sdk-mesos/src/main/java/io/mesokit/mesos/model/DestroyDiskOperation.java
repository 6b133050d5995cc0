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

/** A disk to turn back into raw space. Since Mesos 1.7. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DestroyDiskOperationBuilder.class)
@JsonSerialize(as = DestroyDiskOperation.class)
public interface DestroyDiskOperation {
    /** The disk. */
    @JsonProperty("source")
    Resource source();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DestroyDiskOperationBuilder builder() {
        return new DestroyDiskOperationBuilder();
    }

    /** A builder that starts from this. */
    default DestroyDiskOperationBuilder toBuilder() {
        return new DestroyDiskOperationBuilder().from(this);
    }
}
