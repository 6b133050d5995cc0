package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ExecutorInfo;
import java.util.Map;
import org.immutables.value.Value;

/** An executor, as its agent knows it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AgentExecutorBuilder.class)
@JsonSerialize(as = AgentExecutor.class)
public interface AgentExecutor {
    /** What it is. */
    @JsonProperty("executor_info")
    ExecutorInfo executorInfo();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AgentExecutorBuilder builder() {
        return new AgentExecutorBuilder();
    }

    /** A builder that starts from this. */
    default AgentExecutorBuilder toBuilder() {
        return new AgentExecutorBuilder().from(this);
    }
}
