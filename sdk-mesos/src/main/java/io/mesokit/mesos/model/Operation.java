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

/** An operation on resources, and what became of it. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = OperationBuilder.class)
@JsonSerialize(as = Operation.class)
public interface Operation {
    /** The framework; absent if an operator asked. */
    @JsonProperty("framework_id")
    Optional<FrameworkId> frameworkId();

    /** The agent. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** What is to be done. */
    @JsonProperty("info")
    OfferOperation info();

    /** The newest state. */
    @JsonProperty("latest_status")
    OperationStatus latestStatus();

    /** All states, oldest first; some may not be acknowledged. */
    @JsonProperty("statuses")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<OperationStatus> statuses();

    /** The operation's own id, which is not the one a framework gives. */
    @JsonProperty("uuid")
    Uuid uuid();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static OperationBuilder builder() {
        return new OperationBuilder();
    }

    /** A builder that starts from this. */
    default OperationBuilder toBuilder() {
        return new OperationBuilder().from(this);
    }
}
