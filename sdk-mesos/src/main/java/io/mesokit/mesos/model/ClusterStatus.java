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

/** How far maintenance has come. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ClusterStatusBuilder.class)
@JsonSerialize(as = ClusterStatus.class)
public interface ClusterStatus {
    /** Machines that have a window but still run. */
    @JsonProperty("draining_machines")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<DrainingMachine> drainingMachines();

    /** Machines that are down. */
    @JsonProperty("down_machines")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<MachineId> downMachines();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ClusterStatusBuilder builder() {
        return new ClusterStatusBuilder();
    }

    /** A builder that starts from this. */
    default ClusterStatusBuilder toBuilder() {
        return new ClusterStatusBuilder().from(this);
    }
}
