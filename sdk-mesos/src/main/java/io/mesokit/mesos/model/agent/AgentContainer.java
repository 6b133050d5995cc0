package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.ContainerStatus;
import io.mesokit.mesos.model.ExecutorId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.ResourceStatistics;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A container on an agent, with its state and what it uses. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AgentContainerBuilder.class)
@JsonSerialize(as = AgentContainer.class)
public interface AgentContainer {
    /** The framework; absent for a standalone container. */
    @JsonProperty("framework_id")
    Optional<FrameworkId> frameworkId();

    /** The executor; absent for a standalone container. */
    @JsonProperty("executor_id")
    Optional<ExecutorId> executorId();

    /** The executor's name. */
    @JsonProperty("executor_name")
    Optional<String> executorName();

    /** The container, without its parents; the whole chain is in the status. */
    @JsonProperty("container_id")
    ContainerId containerId();

    /** Its addresses and process. */
    @JsonProperty("container_status")
    Optional<ContainerStatus> containerStatus();

    /** What it uses. */
    @JsonProperty("resource_statistics")
    Optional<ResourceStatistics> resourceStatistics();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AgentContainerBuilder builder() {
        return new AgentContainerBuilder();
    }

    /** A builder that starts from this. */
    default AgentContainerBuilder toBuilder() {
        return new AgentContainerBuilder().from(this);
    }
}
