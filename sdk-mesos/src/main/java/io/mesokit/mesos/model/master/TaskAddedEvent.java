package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Task;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code TASK_ADDED} tells about the cluster. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TaskAddedEventBuilder.class)
@JsonSerialize(as = TaskAddedEvent.class)
public interface TaskAddedEvent {
    /** The task. */
    @JsonProperty("task")
    Task task();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TaskAddedEventBuilder builder() {
        return new TaskAddedEventBuilder();
    }

    /** A builder that starts from this. */
    default TaskAddedEventBuilder toBuilder() {
        return new TaskAddedEventBuilder().from(this);
    }
}
