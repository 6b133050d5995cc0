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

/** A task, as servers list it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TaskBuilder.class)
@JsonSerialize(as = Task.class)
public interface Task {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** The task. */
    @JsonProperty("task_id")
    TaskId taskId();

    /** The framework. */
    @JsonProperty("framework_id")
    FrameworkId frameworkId();

    /** The executor; absent or empty where a command runs alone. */
    @JsonProperty("executor_id")
    Optional<ExecutorId> executorId();

    /** The agent. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** The newest state that is known. */
    @JsonProperty("state")
    TaskState state();

    /** What it has, with the role it was given to. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Its history: the last update of each run of equal states, without data. */
    @JsonProperty("statuses")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<TaskStatus> statuses();

    /** The state in the update that was last forwarded. */
    @JsonProperty("status_update_state")
    Optional<TaskState> statusUpdateState();

    /** The id of that update. */
    @JsonProperty("status_update_uuid")
    Optional<Bytes> statusUpdateUuid();

    /** Labels; opaque to Mesos. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** How others find it. */
    @JsonProperty("discovery")
    Optional<DiscoveryInfo> discovery();

    /** What it runs in. */
    @JsonProperty("container")
    Optional<ContainerInfo> container();

    /** The check that decides whether it lives on. Since Mesos 1.8. */
    @JsonProperty("health_check")
    Optional<HealthCheck> healthCheck();

    /** How it is killed. Since Mesos 1.9. */
    @JsonProperty("kill_policy")
    Optional<KillPolicy> killPolicy();

    /** The account it runs under. */
    @JsonProperty("user")
    Optional<String> user();

    /** The most it may use, by name of the resource. Since Mesos 1.10. */
    @JsonProperty("limits")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Scalar> limits();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TaskBuilder builder() {
        return new TaskBuilder();
    }

    /** A builder that starts from this. */
    default TaskBuilder toBuilder() {
        return new TaskBuilder().from(this);
    }
}
