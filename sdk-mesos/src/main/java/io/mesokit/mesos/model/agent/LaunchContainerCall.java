package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.CommandInfo;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.ContainerInfo;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code LAUNCH_CONTAINER} to the agent needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LaunchContainerCallBuilder.class)
@JsonSerialize(as = LaunchContainerCall.class)
public interface LaunchContainerCall {
    /** The new container's id; with a parent it is nested, without it is standalone. */
    @JsonProperty("container_id")
    ContainerId containerId();

    /** What to run. */
    @JsonProperty("command")
    Optional<CommandInfo> command();

    /** What a standalone container gets: unreserved, not revocable, no volumes. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** What it runs in. */
    @JsonProperty("container")
    Optional<ContainerInfo> container();

    /** The most it may use, by name of the resource. Since Mesos 1.10. */
    @JsonProperty("limits")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Scalar> limits();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LaunchContainerCallBuilder builder() {
        return new LaunchContainerCallBuilder();
    }

    /** A builder that starts from this. */
    default LaunchContainerCallBuilder toBuilder() {
        return new LaunchContainerCallBuilder().from(this);
    }
}
