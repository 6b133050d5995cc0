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

/**
 * All planned maintenance. Posting one replaces the whole schedule; one that was read may lack machines the reader may
 * not see. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MaintenanceScheduleBuilder.class)
@JsonSerialize(as = MaintenanceSchedule.class)
public interface MaintenanceSchedule {
    /** The windows. */
    @JsonProperty("windows")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<MaintenanceWindow> windows();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MaintenanceScheduleBuilder builder() {
        return new MaintenanceScheduleBuilder();
    }

    /** A builder that starts from this. */
    default MaintenanceScheduleBuilder toBuilder() {
        return new MaintenanceScheduleBuilder().from(this);
    }
}
