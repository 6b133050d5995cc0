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

/** A machine, by name, by address, or by both; both must then fit the agent. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MachineIdBuilder.class)
@JsonSerialize(as = MachineId.class)
public interface MachineId {
    /** The host's name; compared without case. */
    @JsonProperty("hostname")
    Optional<String> hostname();

    /** The IP address, as text. */
    @JsonProperty("ip")
    Optional<String> ip();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MachineIdBuilder builder() {
        return new MachineIdBuilder();
    }

    /** A builder that starts from this. */
    default MachineIdBuilder toBuilder() {
        return new MachineIdBuilder().from(this);
    }

    /**
     * A machine by its host's name.
     *
     * @param hostname the name
     */
    static MachineId ofHostname(String hostname) {
        return builder().hostname(hostname).build();
    }
}
