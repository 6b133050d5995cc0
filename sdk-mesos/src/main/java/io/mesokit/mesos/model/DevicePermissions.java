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

/** What a container may do with a device. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DevicePermissionsBuilder.class)
@JsonSerialize(as = DevicePermissions.class)
public interface DevicePermissions {
    /** Whether it may read. */
    @JsonProperty("read")
    Optional<Boolean> read();

    /** Whether it may write. */
    @JsonProperty("write")
    Optional<Boolean> write();

    /** Whether it may create the file of the device. */
    @JsonProperty("mknod")
    Optional<Boolean> mknod();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DevicePermissionsBuilder builder() {
        return new DevicePermissionsBuilder();
    }

    /** A builder that starts from this. */
    default DevicePermissionsBuilder toBuilder() {
        return new DevicePermissionsBuilder().from(this);
    }
}
