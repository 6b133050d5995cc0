package io.mesokit.mesos.model.legacy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ContainerStatus;
import io.mesokit.mesos.model.Label;
import io.mesokit.mesos.model.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What was heard of a task, as {@code /tasks} has it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LegacyTaskStatusBuilder.class)
@JsonSerialize(as = LegacyTaskStatus.class)
public interface LegacyTaskStatus {
    /** How far it was. */
    @JsonProperty("state")
    TaskState state();

    /** When, in seconds since 1970. */
    @JsonProperty("timestamp")
    double timestamp();

    /** Labels that its executor put on. */
    @JsonProperty("labels")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Label> labels();

    /** Its container, with addresses. */
    @JsonProperty("container_status")
    Optional<ContainerStatus> containerStatus();

    /** Whether it said that it was well; empty if nobody asks it. */
    @JsonProperty("healthy")
    Optional<Boolean> healthy();

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LegacyTaskStatusBuilder builder() {
        return new LegacyTaskStatusBuilder();
    }

    /** A builder that starts from this. */
    default LegacyTaskStatusBuilder toBuilder() {
        return new LegacyTaskStatusBuilder().from(this);
    }
}
