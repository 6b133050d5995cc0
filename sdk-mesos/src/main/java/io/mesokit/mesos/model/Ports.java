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

/** Ports, for discovery. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = PortsBuilder.class)
@JsonSerialize(as = Ports.class)
public interface Ports {
    /** The ports. */
    @JsonProperty("ports")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Port> ports();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static PortsBuilder builder() {
        return new PortsBuilder();
    }

    /** A builder that starts from this. */
    default PortsBuilder toBuilder() {
        return new PortsBuilder().from(this);
    }
}
