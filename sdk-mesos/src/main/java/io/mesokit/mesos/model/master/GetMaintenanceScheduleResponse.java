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

/** The answer of the master to {@code GET_MAINTENANCE_SCHEDULE}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetMaintenanceScheduleResponseBuilder.class)
@JsonSerialize(as = GetMaintenanceScheduleResponse.class)
public interface GetMaintenanceScheduleResponse {
    /** The schedule, without machines the caller may not see. */
    @JsonProperty("schedule")
    MaintenanceSchedule schedule();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetMaintenanceScheduleResponseBuilder builder() {
        return new GetMaintenanceScheduleResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetMaintenanceScheduleResponseBuilder toBuilder() {
        return new GetMaintenanceScheduleResponseBuilder().from(this);
    }
}
