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
import org.immutables.value.Value;

/** What the call {@code WAIT_CONTAINER} to the agent needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = WaitContainerCallBuilder.class)
@JsonSerialize(as = WaitContainerCall.class)
public interface WaitContainerCall {
    /** The container. */
    @JsonProperty("container_id")
    ContainerId containerId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static WaitContainerCallBuilder builder() {
        return new WaitContainerCallBuilder();
    }

    /** A builder that starts from this. */
    default WaitContainerCallBuilder toBuilder() {
        return new WaitContainerCallBuilder().from(this);
    }
}
