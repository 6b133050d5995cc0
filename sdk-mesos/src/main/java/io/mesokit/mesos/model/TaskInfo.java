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

/** A task to launch. It has either a command or an executor, but in a group neither executor. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TaskInfoBuilder.class)
@JsonSerialize(as = TaskInfo.class)
public interface TaskInfo {
    /** Its name, for people. */
    @JsonProperty("name")
    String name();

    /** Its id; not that of another task that lives. */
    @JsonProperty("task_id")
    TaskId taskId();

    /** The agent of the offer. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** What it needs. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** The executor that runs it. */
    @JsonProperty("executor")
    Optional<ExecutorInfo> executor();

    /** What to run. */
    @JsonProperty("command")
    Optional<CommandInfo> command();

    /** What it runs in. */
    @JsonProperty("container")
    Optional<ContainerInfo> container();

    /** The check that decides whether it lives on. */
    @JsonProperty("health_check")
    Optional<HealthCheck> healthCheck();

    /** A check whose result is told. Since Mesos 1.2. */
    @JsonProperty("check")
    Optional<CheckInfo> check();

    /** How it is killed. */
    @JsonProperty("kill_policy")
    Optional<KillPolicy> killPolicy();

    /** Whatever the executor is to get. */
    @JsonProperty("data")
    Optional<Bytes> data();

    /** Labels; opaque to Mesos. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** How others find it. */
    @JsonProperty("discovery")
    Optional<DiscoveryInfo> discovery();

    /** How long it may run; then it fails. Since Mesos 1.6. */
    @JsonProperty("max_completion_time")
    Optional<DurationInfo> maxCompletionTime();

    /** The most it may use of {@code cpus} and {@code mem}; may be infinite. Since Mesos 1.10. */
    @JsonProperty("limits")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Scalar> limits();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TaskInfoBuilder builder() {
        return new TaskInfoBuilder();
    }

    /** A builder that starts from this. */
    default TaskInfoBuilder toBuilder() {
        return new TaskInfoBuilder().from(this);
    }
}
