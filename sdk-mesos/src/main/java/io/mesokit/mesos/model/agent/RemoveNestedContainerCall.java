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

/** What the call {@code REMOVE_NESTED_CONTAINER} to the agent needs. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RemoveNestedContainerCallBuilder.class)
@JsonSerialize(as = RemoveNestedContainerCall.class)
public interface RemoveNestedContainerCall {
    /** The container. */
    @JsonProperty("container_id")
    ContainerId containerId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RemoveNestedContainerCallBuilder builder() {
        return new RemoveNestedContainerCallBuilder();
    }

    /** A builder that starts from this. */
    default RemoveNestedContainerCallBuilder toBuilder() {
        return new RemoveNestedContainerCallBuilder().from(this);
    }
}
