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

/** A device. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DeviceBuilder.class)
@JsonSerialize(as = Device.class)
public interface Device {
    /** Its path. */
    @JsonProperty("path")
    Optional<String> path();

    /** Its numbers. Since Mesos 1.4. */
    @JsonProperty("number")
    Optional<DeviceNumber> number();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DeviceBuilder builder() {
        return new DeviceBuilder();
    }

    /** A builder that starts from this. */
    default DeviceBuilder toBuilder() {
        return new DeviceBuilder().from(this);
    }
}
