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

/**
 * What the call {@code REMOVE_CONTAINER} to the agent needs. From 1.9 on the id of a standalone container ends the
 * agent's process. Since Mesos 1.5. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RemoveContainerCallBuilder.class)
@JsonSerialize(as = RemoveContainerCall.class)
public interface RemoveContainerCall {
    /** A nested container that has ended, with its parent. */
    @JsonProperty("container_id")
    ContainerId containerId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RemoveContainerCallBuilder builder() {
        return new RemoveContainerCallBuilder();
    }

    /** A builder that starts from this. */
    default RemoveContainerCallBuilder toBuilder() {
        return new RemoveContainerCallBuilder().from(this);
    }
}
