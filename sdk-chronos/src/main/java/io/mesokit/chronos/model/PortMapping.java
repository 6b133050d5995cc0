package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * A port of the host that leads to one of the container. Chronos keeps it and does not use it. Since 3.0.1. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = PortMappingBuilder.class)
@JsonSerialize(as = PortMapping.class)
public interface PortMapping {
    /** The host's port; Chronos answers it as text, which is read as well. */
    @JsonProperty("hostPort")
    OptionalInt hostPort();

    /** The container's port; Chronos answers it as text, which is read as well. */
    @JsonProperty("containerPort")
    OptionalInt containerPort();

    /** Such as {@code tcp}. */
    @JsonProperty("protocol")
    Optional<String> protocol();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * A mapping.
     *
     * @param hostPort the host's port
     * @param containerPort the container's port
     */
    static PortMapping of(int hostPort, int containerPort) {
        return builder().hostPort(hostPort).containerPort(containerPort).build();
    }
    /** Starts with nothing set. */
    static PortMappingBuilder builder() {
        return new PortMappingBuilder();
    }

    /** A builder that starts from this. */
    default PortMappingBuilder toBuilder() {
        return new PortMappingBuilder().from(this);
    }
}
