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

/** A port of the host that leads to a container. Since Mesos 1.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = PortMappingBuilder.class)
@JsonSerialize(as = PortMapping.class)
public interface PortMapping {
    /** The host's port. */
    @JsonProperty("host_port")
    int hostPort();

    /** The container's. */
    @JsonProperty("container_port")
    int containerPort();

    /** Either {@code tcp} or {@code udp}. */
    @JsonProperty("protocol")
    Optional<String> protocol();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static PortMappingBuilder builder() {
        return new PortMappingBuilder();
    }

    /** A builder that starts from this. */
    default PortMappingBuilder toBuilder() {
        return new PortMappingBuilder().from(this);
    }
}
