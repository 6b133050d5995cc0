package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.CommandInfo;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.ContainerInfo;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code LAUNCH_NESTED_CONTAINER_SESSION} to the agent needs. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LaunchNestedContainerSessionCallBuilder.class)
@JsonSerialize(as = LaunchNestedContainerSessionCall.class)
public interface LaunchNestedContainerSessionCall {
    /** The new container's id, with its parent's. */
    @JsonProperty("container_id")
    ContainerId containerId();

    /** What to run. */
    @JsonProperty("command")
    Optional<CommandInfo> command();

    /** What it runs in. */
    @JsonProperty("container")
    Optional<ContainerInfo> container();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LaunchNestedContainerSessionCallBuilder builder() {
        return new LaunchNestedContainerSessionCallBuilder();
    }

    /** A builder that starts from this. */
    default LaunchNestedContainerSessionCallBuilder toBuilder() {
        return new LaunchNestedContainerSessionCallBuilder().from(this);
    }
}
