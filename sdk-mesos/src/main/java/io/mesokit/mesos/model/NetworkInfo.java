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

/** A network that a container asks for, or has. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = NetworkInfoBuilder.class)
@JsonSerialize(as = NetworkInfo.class)
public interface NetworkInfo {
    /** The addresses it asks for, or has. */
    @JsonProperty("ip_addresses")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<IpAddress> ipAddresses();

    /** The network to join. */
    @JsonProperty("name")
    Optional<String> name();

    /** The groups it is kept apart with. */
    @JsonProperty("groups")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> groups();

    /** Labels for whoever sets the network up. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** Ports of the host that lead to it. Since Mesos 1.1. */
    @JsonProperty("port_mappings")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<PortMapping> portMappings();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static NetworkInfoBuilder builder() {
        return new NetworkInfoBuilder();
    }

    /** A builder that starts from this. */
    default NetworkInfoBuilder toBuilder() {
        return new NetworkInfoBuilder().from(this);
    }
}
