package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A network that the container joins. Since 3.0.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = NetworkInfoBuilder.class)
@JsonSerialize(as = NetworkInfo.class)
public interface NetworkInfo {
    /** The network's name. */
    @JsonProperty("name")
    String name();

    /** {@code IPv4} or {@code IPv6}; kept, and not used. */
    @JsonProperty("protocol")
    Optional<String> protocol();

    /** Labels for the network's isolator. */
    @JsonProperty("labels")
    List<Label> labels();

    /** Ports; kept, and not used. */
    @JsonProperty("portMappings")
    List<PortMapping> portMappings();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * A network without labels or ports.
     *
     * @param name the network's name
     */
    static NetworkInfo of(String name) {
        return builder().name(name).build();
    }
    /** Starts with nothing set. */
    static NetworkInfoBuilder builder() {
        return new NetworkInfoBuilder();
    }

    /** A builder that starts from this. */
    default NetworkInfoBuilder toBuilder() {
        return new NetworkInfoBuilder().from(this);
    }
}
