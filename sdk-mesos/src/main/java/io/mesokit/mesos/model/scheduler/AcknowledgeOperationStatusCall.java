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
import io.mesokit.mesos.model.OperationId;
import io.mesokit.mesos.model.ResourceProviderId;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code ACKNOWLEDGE_OPERATION_STATUS} of a scheduler needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AcknowledgeOperationStatusCallBuilder.class)
@JsonSerialize(as = AcknowledgeOperationStatusCall.class)
public interface AcknowledgeOperationStatusCall {
    /** The agent of the update; needed in practice. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** The resource provider of the update, if it has one. */
    @JsonProperty("resource_provider_id")
    Optional<ResourceProviderId> resourceProviderId();

    /** The sixteen bytes of the update. */
    @JsonProperty("uuid")
    Bytes uuid();

    /** The operation, as its framework named it. */
    @JsonProperty("operation_id")
    OperationId operationId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AcknowledgeOperationStatusCallBuilder builder() {
        return new AcknowledgeOperationStatusCallBuilder();
    }

    /** A builder that starts from this. */
    default AcknowledgeOperationStatusCallBuilder toBuilder() {
        return new AcknowledgeOperationStatusCallBuilder().from(this);
    }
}
