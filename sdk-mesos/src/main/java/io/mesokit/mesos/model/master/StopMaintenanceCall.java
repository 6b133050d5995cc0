package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.MachineId;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code STOP_MAINTENANCE} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = StopMaintenanceCallBuilder.class)
@JsonSerialize(as = StopMaintenanceCall.class)
public interface StopMaintenanceCall {
    /** The machines to bring up; all of them must be down. */
    @JsonProperty("machines")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<MachineId> machines();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static StopMaintenanceCallBuilder builder() {
        return new StopMaintenanceCallBuilder();
    }

    /** A builder that starts from this. */
    default StopMaintenanceCallBuilder toBuilder() {
        return new StopMaintenanceCallBuilder().from(this);
    }
}
