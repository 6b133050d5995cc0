package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.MaintenanceSchedule;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code UPDATE_MAINTENANCE_SCHEDULE} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdateMaintenanceScheduleCallBuilder.class)
@JsonSerialize(as = UpdateMaintenanceScheduleCall.class)
public interface UpdateMaintenanceScheduleCall {
    /** The schedule that replaces the present one. */
    @JsonProperty("schedule")
    MaintenanceSchedule schedule();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdateMaintenanceScheduleCallBuilder builder() {
        return new UpdateMaintenanceScheduleCallBuilder();
    }

    /** A builder that starts from this. */
    default UpdateMaintenanceScheduleCallBuilder toBuilder() {
        return new UpdateMaintenanceScheduleCallBuilder().from(this);
    }
}
