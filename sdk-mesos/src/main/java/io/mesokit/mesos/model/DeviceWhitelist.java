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
import org.immutables.value.Value;

/**
 * The devices that containers may use; part of an agent's configuration, no API sends it. Since Mesos 1.3. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DeviceWhitelistBuilder.class)
@JsonSerialize(as = DeviceWhitelist.class)
public interface DeviceWhitelist {
    /** The devices. */
    @JsonProperty("allowed_devices")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<DeviceAccess> allowedDevices();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DeviceWhitelistBuilder builder() {
        return new DeviceWhitelistBuilder();
    }

    /** A builder that starts from this. */
    default DeviceWhitelistBuilder toBuilder() {
        return new DeviceWhitelistBuilder().from(this);
    }
}
