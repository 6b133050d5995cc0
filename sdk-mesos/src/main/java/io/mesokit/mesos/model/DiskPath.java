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

/** A directory that is used as a disk. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DiskPathBuilder.class)
@JsonSerialize(as = DiskPath.class)
public interface DiskPath {
    /** Its path; relative ones start at the agent's work directory. */
    @JsonProperty("root")
    Optional<String> root();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DiskPathBuilder builder() {
        return new DiskPathBuilder();
    }

    /** A builder that starts from this. */
    default DiskPathBuilder toBuilder() {
        return new DiskPathBuilder().from(this);
    }
}
