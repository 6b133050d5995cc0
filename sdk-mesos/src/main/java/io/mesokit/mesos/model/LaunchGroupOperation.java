package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** A group of tasks to launch, all or none. Since Mesos 1.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LaunchGroupOperationBuilder.class)
@JsonSerialize(as = LaunchGroupOperation.class)
public interface LaunchGroupOperation {
    /** The executor that runs them. */
    @JsonProperty("executor")
    ExecutorInfo executor();

    /** The tasks. */
    @JsonProperty("task_group")
    TaskGroupInfo taskGroup();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LaunchGroupOperationBuilder builder() {
        return new LaunchGroupOperationBuilder();
    }

    /** A builder that starts from this. */
    default LaunchGroupOperationBuilder toBuilder() {
        return new LaunchGroupOperationBuilder().from(this);
    }
}
