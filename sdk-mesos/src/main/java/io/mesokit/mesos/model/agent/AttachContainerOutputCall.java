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

/** What the call {@code ATTACH_CONTAINER_OUTPUT} to the agent needs. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AttachContainerOutputCallBuilder.class)
@JsonSerialize(as = AttachContainerOutputCall.class)
public interface AttachContainerOutputCall {
    /** The container. */
    @JsonProperty("container_id")
    ContainerId containerId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AttachContainerOutputCallBuilder builder() {
        return new AttachContainerOutputCallBuilder();
    }

    /** A builder that starts from this. */
    default AttachContainerOutputCallBuilder toBuilder() {
        return new AttachContainerOutputCallBuilder().from(this);
    }
}
