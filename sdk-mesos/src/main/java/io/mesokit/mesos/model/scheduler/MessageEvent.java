package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.Bytes;
import io.mesokit.mesos.model.ExecutorId;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code MESSAGE} tells a scheduler. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MessageEventBuilder.class)
@JsonSerialize(as = MessageEvent.class)
public interface MessageEvent {
    /** The agent it runs on. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** The executor that sent it. */
    @JsonProperty("executor_id")
    ExecutorId executorId();

    /** Whatever it has to say. */
    @JsonProperty("data")
    Bytes data();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MessageEventBuilder builder() {
        return new MessageEventBuilder();
    }

    /** A builder that starts from this. */
    default MessageEventBuilder toBuilder() {
        return new MessageEventBuilder().from(this);
    }
}
