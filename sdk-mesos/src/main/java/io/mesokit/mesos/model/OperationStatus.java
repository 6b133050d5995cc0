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

/** A state of an operation. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = OperationStatusBuilder.class)
@JsonSerialize(as = OperationStatus.class)
public interface OperationStatus {
    /** The id its framework gave it. */
    @JsonProperty("operation_id")
    Optional<OperationId> operationId();

    /** The state. */
    @JsonProperty("state")
    OperationState state();

    /** Text for people; its wording is not stable. */
    @JsonProperty("message")
    Optional<String> message();

    /** What the resources became; only when it has finished. */
    @JsonProperty("converted_resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> convertedResources();

    /** Which update it is; there if it is to be acknowledged. */
    @JsonProperty("uuid")
    Optional<Uuid> uuid();

    /** The agent. Since Mesos 1.7.1. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** The resource provider. Since Mesos 1.7.1. */
    @JsonProperty("resource_provider_id")
    Optional<ResourceProviderId> resourceProviderId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static OperationStatusBuilder builder() {
        return new OperationStatusBuilder();
    }

    /** A builder that starts from this. */
    default OperationStatusBuilder toBuilder() {
        return new OperationStatusBuilder().from(this);
    }
}
