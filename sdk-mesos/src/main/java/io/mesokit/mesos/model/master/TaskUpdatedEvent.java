package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.TaskStatus;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code TASK_UPDATED} tells about the cluster. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TaskUpdatedEventBuilder.class)
@JsonSerialize(as = TaskUpdatedEvent.class)
public interface TaskUpdatedEvent {
    /** The framework. */
    @JsonProperty("framework_id")
    FrameworkId frameworkId();

    /** The update that was last forwarded to the framework, without data. */
    @JsonProperty("status")
    TaskStatus status();

    /** The newest state that is known; it may be ahead of the status. */
    @JsonProperty("state")
    TaskState state();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TaskUpdatedEventBuilder builder() {
        return new TaskUpdatedEventBuilder();
    }

    /** A builder that starts from this. */
    default TaskUpdatedEventBuilder toBuilder() {
        return new TaskUpdatedEventBuilder().from(this);
    }
}
