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

/** An address that a container asks for, or has. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = IpAddressBuilder.class)
@JsonSerialize(as = IpAddress.class)
public interface IpAddress {
    /** Which version of IP; to ask for any address of it. {@link IpProtocol#IPV4} when absent. */
    @JsonProperty("protocol")
    Optional<IpProtocol> protocol();

    /** The address. */
    @JsonProperty("ip_address")
    Optional<String> ipAddress();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static IpAddressBuilder builder() {
        return new IpAddressBuilder();
    }

    /** A builder that starts from this. */
    default IpAddressBuilder toBuilder() {
        return new IpAddressBuilder().from(this);
    }
}
