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

/** A device, and what a container may do with it. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DeviceAccessBuilder.class)
@JsonSerialize(as = DeviceAccess.class)
public interface DeviceAccess {
    /** The device. */
    @JsonProperty("device")
    Device device();

    /** What it may do. */
    @JsonProperty("access")
    DevicePermissions access();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DeviceAccessBuilder builder() {
        return new DeviceAccessBuilder();
    }

    /** A builder that starts from this. */
    default DeviceAccessBuilder toBuilder() {
        return new DeviceAccessBuilder().from(this);
    }
}
