package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ClusterStatus;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the master to {@code GET_MAINTENANCE_STATUS}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetMaintenanceStatusResponseBuilder.class)
@JsonSerialize(as = GetMaintenanceStatusResponse.class)
public interface GetMaintenanceStatusResponse {
    /** The machines, without those the caller may not see. */
    @JsonProperty("status")
    ClusterStatus status();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetMaintenanceStatusResponseBuilder builder() {
        return new GetMaintenanceStatusResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetMaintenanceStatusResponseBuilder toBuilder() {
        return new GetMaintenanceStatusResponseBuilder().from(this);
    }
}
