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

/** A disk to make of raw space. Since Mesos 1.7. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CreateDiskOperationBuilder.class)
@JsonSerialize(as = CreateDiskOperation.class)
public interface CreateDiskOperation {
    /** The raw space. */
    @JsonProperty("source")
    Resource source();

    /** What to make: {@code MOUNT} or {@code BLOCK}. */
    @JsonProperty("target_type")
    DiskSourceType targetType();

    /** The storage class; only if the space has none. Since Mesos 1.7.1. */
    @JsonProperty("target_profile")
    Optional<String> targetProfile();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CreateDiskOperationBuilder builder() {
        return new CreateDiskOperationBuilder();
    }

    /** A builder that starts from this. */
    default CreateDiskOperationBuilder toBuilder() {
        return new CreateDiskOperationBuilder().from(this);
    }
}
