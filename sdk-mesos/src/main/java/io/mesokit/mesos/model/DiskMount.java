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

/** A mounted file system that is used as a disk. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DiskMountBuilder.class)
@JsonSerialize(as = DiskMount.class)
public interface DiskMount {
    /** Where it is mounted; relative paths start at the agent's work directory. */
    @JsonProperty("root")
    Optional<String> root();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DiskMountBuilder builder() {
        return new DiskMountBuilder();
    }

    /** A builder that starts from this. */
    default DiskMountBuilder toBuilder() {
        return new DiskMountBuilder().from(this);
    }
}
