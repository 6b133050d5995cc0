package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.ExecutorInfo;
import java.util.Map;
import org.immutables.value.Value;

/** An executor on an agent, as the master knows it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ExecutorBuilder.class)
@JsonSerialize(as = Executor.class)
public interface Executor {
    /** What it is. */
    @JsonProperty("executor_info")
    ExecutorInfo executorInfo();

    /** The agent. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ExecutorBuilder builder() {
        return new ExecutorBuilder();
    }

    /** A builder that starts from this. */
    default ExecutorBuilder toBuilder() {
        return new ExecutorBuilder().from(this);
    }
}
