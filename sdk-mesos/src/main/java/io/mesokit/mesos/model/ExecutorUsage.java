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
import org.immutables.value.Value;

/** What one executor uses. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ExecutorUsageBuilder.class)
@JsonSerialize(as = ExecutorUsage.class)
public interface ExecutorUsage {
    /** The executor. */
    @JsonProperty("executor_info")
    ExecutorInfo executorInfo();

    /** What it has. */
    @JsonProperty("allocated")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> allocated();

    /** What it uses of that. */
    @JsonProperty("statistics")
    Optional<ResourceStatistics> statistics();

    /** The container. */
    @JsonProperty("container_id")
    ContainerId containerId();

    /** Its tasks. */
    @JsonProperty("tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<TaskUsage> tasks();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ExecutorUsageBuilder builder() {
        return new ExecutorUsageBuilder();
    }

    /** A builder that starts from this. */
    default ExecutorUsageBuilder toBuilder() {
        return new ExecutorUsageBuilder().from(this);
    }
}
