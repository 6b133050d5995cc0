package io.mesokit.mesos.model.master;

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

/** The answer of the master to {@code GET_TASKS}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetTasksResponseBuilder.class)
@JsonSerialize(as = GetTasksResponse.class)
public interface GetTasksResponse {
    /** Tasks that wait for an authorization. Deprecated by Mesos. */
    @JsonProperty("pending_tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Task> pendingTasks();

    /** Tasks on registered agents. */
    @JsonProperty("tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Task> tasks();

    /** Tasks on agents out of contact. */
    @JsonProperty("unreachable_tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Task> unreachableTasks();

    /** Tasks that have ended and whose end was acknowledged; the master keeps 1000 of each framework. */
    @JsonProperty("completed_tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Task> completedTasks();

    /** Tasks of frameworks that have not come back; empty in all but old versions. Deprecated by Mesos. */
    @JsonProperty("orphan_tasks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Task> orphanTasks();

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
