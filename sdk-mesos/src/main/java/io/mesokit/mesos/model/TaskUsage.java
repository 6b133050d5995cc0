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

/** A task of an executor, and what it has. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TaskUsageBuilder.class)
@JsonSerialize(as = TaskUsage.class)
public interface TaskUsage {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** The task. */
    @JsonProperty("id")
    TaskId id();

    /** The resources. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Labels; opaque to Mesos. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TaskUsageBuilder builder() {
        return new TaskUsageBuilder();
    }

    /** A builder that starts from this. */
    default TaskUsageBuilder toBuilder() {
        return new TaskUsageBuilder().from(this);
    }
}
