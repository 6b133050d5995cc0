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

/** A machine and how far its maintenance is. Masters keep these; no API answers them. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MachineInfoBuilder.class)
@JsonSerialize(as = MachineInfo.class)
public interface MachineInfo {
    /** The machine. */
    @JsonProperty("id")
    MachineId id();

    /** How far it is. */
    @JsonProperty("mode")
    Optional<MachineMode> mode();

    /** The planned maintenance. */
    @JsonProperty("unavailability")
    Optional<Unavailability> unavailability();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MachineInfoBuilder builder() {
        return new MachineInfoBuilder();
    }

    /** A builder that starts from this. */
    default MachineInfoBuilder toBuilder() {
        return new MachineInfoBuilder().from(this);
    }
}
