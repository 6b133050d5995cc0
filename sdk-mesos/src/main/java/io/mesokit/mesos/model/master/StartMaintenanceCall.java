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

/** What the call {@code START_MAINTENANCE} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = StartMaintenanceCallBuilder.class)
@JsonSerialize(as = StartMaintenanceCall.class)
public interface StartMaintenanceCall {
    /** The machines to take down; all of them must be draining. */
    @JsonProperty("machines")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<MachineId> machines();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static StartMaintenanceCallBuilder builder() {
        return new StartMaintenanceCallBuilder();
    }

    /** A builder that starts from this. */
    default StartMaintenanceCallBuilder toBuilder() {
        return new StartMaintenanceCallBuilder().from(this);
    }
}
