package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.KillPolicy;
import io.mesokit.mesos.model.TaskId;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code KILL} of a scheduler needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = KillCallBuilder.class)
@JsonSerialize(as = KillCall.class)
public interface KillCall {
    /** The task. */
    @JsonProperty("task_id")
    TaskId taskId();

    /** Its agent; helps the master answer if it does not know the task. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** How to kill it, in place of its own policy. */
    @JsonProperty("kill_policy")
    Optional<KillPolicy> killPolicy();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static KillCallBuilder builder() {
        return new KillCallBuilder();
    }

    /** A builder that starts from this. */
    default KillCallBuilder toBuilder() {
        return new KillCallBuilder().from(this);
    }
}
