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

/** A device's numbers. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DeviceNumberBuilder.class)
@JsonSerialize(as = DeviceNumber.class)
public interface DeviceNumber {
    /** The driver's. */
    @JsonProperty("major_number")
    long majorNumber();

    /** The device's own. */
    @JsonProperty("minor_number")
    long minorNumber();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DeviceNumberBuilder builder() {
        return new DeviceNumberBuilder();
    }

    /** A builder that starts from this. */
    default DeviceNumberBuilder toBuilder() {
        return new DeviceNumberBuilder().from(this);
    }
}
