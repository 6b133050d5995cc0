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
import java.util.Optional;
import org.immutables.value.Value;

/** How a file system is mounted. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MountVolumeBuilder.class)
@JsonSerialize(as = MountVolume.class)
public interface MountVolume {
    /** The kind of file system. */
    @JsonProperty("fs_type")
    Optional<String> fsType();

    /** Options of the mount. */
    @JsonProperty("mount_flags")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> mountFlags();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MountVolumeBuilder builder() {
        return new MountVolumeBuilder();
    }

    /** A builder that starts from this. */
    default MountVolumeBuilder toBuilder() {
        return new MountVolumeBuilder().from(this);
    }
}
