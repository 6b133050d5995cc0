package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** A state of a task. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TaskStatusBuilder.class)
@JsonSerialize(as = TaskStatus.class)
public interface TaskStatus {
    /** The task. */
    @JsonProperty("task_id")
    TaskId taskId();

    /** The state. */
    @JsonProperty("state")
    TaskState state();

    /** Text for people; its wording is not stable. */
    @JsonProperty("message")
    Optional<String> message();

    /** Who says so. */
    @JsonProperty("source")
    Optional<TaskStatusSource> source();

    /** Why. */
    @JsonProperty("reason")
    Optional<TaskStatusReason> reason();

    /** Whatever the executor has to say; left out in events and reconciliation. */
    @JsonProperty("data")
    Optional<Bytes> data();

    /** The agent. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** The executor. */
    @JsonProperty("executor_id")
    Optional<ExecutorId> executorId();

    /** When, in seconds since 1970. */
    @JsonProperty("timestamp")
    OptionalDouble timestamp();

    /** Which update it is, in sixteen bytes; there if it is to be acknowledged. */
    @JsonProperty("uuid")
    Optional<Bytes> uuid();

    /** What the health check found; absent before it has. */
    @JsonProperty("healthy")
    Optional<Boolean> healthy();

    /** What the check found; there whenever there is a check. Since Mesos 1.2. */
    @JsonProperty("check_status")
    Optional<CheckStatusInfo> checkStatus();

    /** Labels; opaque to Mesos. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** Where it runs: addresses and process. */
    @JsonProperty("container_status")
    Optional<ContainerStatus> containerStatus();

    /** Since when its agent is out of contact. Since Mesos 1.1. */
    @JsonProperty("unreachable_time")
    Optional<TimeInfo> unreachableTime();

    /** Which limits it broke. Since Mesos 1.5. */
    @JsonProperty("limitation")
    Optional<TaskResourceLimitation> limitation();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TaskStatusBuilder builder() {
        return new TaskStatusBuilder();
    }

    /** A builder that starts from this. */
    default TaskStatusBuilder toBuilder() {
        return new TaskStatusBuilder().from(this);
    }
}
