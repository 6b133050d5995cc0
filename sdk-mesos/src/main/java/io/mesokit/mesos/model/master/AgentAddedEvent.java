package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code AGENT_ADDED} tells about the cluster. Since Mesos 1.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AgentAddedEventBuilder.class)
@JsonSerialize(as = AgentAddedEvent.class)
public interface AgentAddedEvent {
    /** The agent. */
    @JsonProperty("agent")
    Agent agent();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AgentAddedEventBuilder builder() {
        return new AgentAddedEventBuilder();
    }

    /** A builder that starts from this. */
    default AgentAddedEventBuilder toBuilder() {
        return new AgentAddedEventBuilder().from(this);
    }
}
