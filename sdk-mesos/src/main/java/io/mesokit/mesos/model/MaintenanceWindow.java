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

/** Machines that are taken out at the same time. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MaintenanceWindowBuilder.class)
@JsonSerialize(as = MaintenanceWindow.class)
public interface MaintenanceWindow {
    /** The machines; one machine may be in one window only. */
    @JsonProperty("machine_ids")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<MachineId> machineIds();

    /** From when and for how long. */
    @JsonProperty("unavailability")
    Unavailability unavailability();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MaintenanceWindowBuilder builder() {
        return new MaintenanceWindowBuilder();
    }

    /** A builder that starts from this. */
    default MaintenanceWindowBuilder toBuilder() {
        return new MaintenanceWindowBuilder().from(this);
    }
}
