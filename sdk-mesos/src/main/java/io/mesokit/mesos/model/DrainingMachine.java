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

/** A machine in a maintenance window, and what the frameworks said about it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DrainingMachineBuilder.class)
@JsonSerialize(as = DrainingMachine.class)
public interface DrainingMachine {
    /** The machine. */
    @JsonProperty("id")
    MachineId id();

    /** The replies to its inverse offers. */
    @JsonProperty("statuses")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<InverseOfferStatus> statuses();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DrainingMachineBuilder builder() {
        return new DrainingMachineBuilder();
    }

    /** A builder that starts from this. */
    default DrainingMachineBuilder toBuilder() {
        return new DrainingMachineBuilder().from(this);
    }
}
