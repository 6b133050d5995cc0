package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Task;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the agent to {@code GET_TASKS}. Since Mesos 1.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetTasksResponseBuilder.class)
@JsonSerialize(as = GetTasksResponse.class)
public interface GetTasksResponse {
    /** Tasks that wait for an authorization. */
    @JsonProperty("pending_tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Task> pendingTasks();

    /** Tasks that wait for their executor. */
    @JsonProperty("queued_tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Task> queuedTasks();

    /** Tasks that their executor has got. */
    @JsonProperty("launched_tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Task> launchedTasks();

    /** Tasks that have ended and whose end is not acknowledged yet. */
    @JsonProperty("terminated_tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Task> terminatedTasks();

    /** Tasks that have ended and whose end was acknowledged; the master keeps 1000 of each framework. */
    @JsonProperty("completed_tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Task> completedTasks();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetTasksResponseBuilder builder() {
        return new GetTasksResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetTasksResponseBuilder toBuilder() {
        return new GetTasksResponseBuilder().from(this);
    }
}
