package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ContainerId;
import java.util.Map;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** What the call {@code KILL_CONTAINER} to the agent needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = KillContainerCallBuilder.class)
@JsonSerialize(as = KillContainerCall.class)
public interface KillContainerCall {
    /** The container. */
    @JsonProperty("container_id")
    ContainerId containerId();

    /** The signal; 9 when absent. */
    @JsonProperty("signal")
    OptionalInt signal();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static KillContainerCallBuilder builder() {
        return new KillContainerCallBuilder();
    }

    /** A builder that starts from this. */
    default KillContainerCallBuilder toBuilder() {
        return new KillContainerCallBuilder().from(this);
    }
}
