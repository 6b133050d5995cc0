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

/** Which disk some space is on. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DiskSourceBuilder.class)
@JsonSerialize(as = DiskSource.class)
public interface DiskSource {
    /** What kind of disk. */
    @JsonProperty("type")
    DiskSourceType type();

    /** The directory; with {@code PATH} only. */
    @JsonProperty("path")
    Optional<DiskPath> path();

    /** The mount point; with {@code MOUNT} only. */
    @JsonProperty("mount")
    Optional<DiskMount> mount();

    /** The storage plugin it comes from. Since Mesos 1.7.1. */
    @JsonProperty("vendor")
    Optional<String> vendor();

    /** The id the storage plugin gave it. Since Mesos 1.5. */
    @JsonProperty("id")
    Optional<String> id();

    /** What the storage plugin says of it; to be left as it is. Since Mesos 1.5. */
    @JsonProperty("metadata")
    Optional<Labels> metadata();

    /** The name of its storage class. Since Mesos 1.5. */
    @JsonProperty("profile")
    Optional<String> profile();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DiskSourceBuilder builder() {
        return new DiskSourceBuilder();
    }

    /** A builder that starts from this. */
    default DiskSourceBuilder toBuilder() {
        return new DiskSourceBuilder().from(this);
    }
}
