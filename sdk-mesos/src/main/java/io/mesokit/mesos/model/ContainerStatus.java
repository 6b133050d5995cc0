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
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** Where a container runs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ContainerStatusBuilder.class)
@JsonSerialize(as = ContainerStatus.class)
public interface ContainerStatus {
    /** The container, with its parents. */
    @JsonProperty("container_id")
    Optional<ContainerId> containerId();

    /** The networks it is on, with its addresses. */
    @JsonProperty("network_infos")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<NetworkInfo> networkInfos();

    /** What is known of its control group. */
    @JsonProperty("cgroup_info")
    Optional<CgroupInfo> cgroupInfo();

    /** The executor's process on the host. */
    @JsonProperty("executor_pid")
    OptionalInt executorPid();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ContainerStatusBuilder builder() {
        return new ContainerStatusBuilder();
    }

    /** A builder that starts from this. */
    default ContainerStatusBuilder toBuilder() {
        return new ContainerStatusBuilder().from(this);
    }
}
