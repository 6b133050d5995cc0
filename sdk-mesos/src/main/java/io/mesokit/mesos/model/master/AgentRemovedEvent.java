package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import java.util.Map;
import org.immutables.value.Value;

/**
 * What the event {@code AGENT_REMOVED} tells about the cluster: an agent went out of contact, is gone or down. Its
 * tasks get events of their own. Since Mesos 1.1. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AgentRemovedEventBuilder.class)
@JsonSerialize(as = AgentRemovedEvent.class)
public interface AgentRemovedEvent {
    /** The agent. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AgentRemovedEventBuilder builder() {
        return new AgentRemovedEventBuilder();
    }

    /** A builder that starts from this. */
    default AgentRemovedEventBuilder toBuilder() {
        return new AgentRemovedEventBuilder().from(this);
    }
}
