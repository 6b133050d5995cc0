package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.OperationId;
import io.mesokit.mesos.model.ResourceProviderId;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An operation whose state is wanted. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReconcileOperationBuilder.class)
@JsonSerialize(as = ReconcileOperation.class)
public interface ReconcileOperation {
    /** The operation, as its framework named it. */
    @JsonProperty("operation_id")
    OperationId operationId();

    /** The agent. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** The resource provider. */
    @JsonProperty("resource_provider_id")
    Optional<ResourceProviderId> resourceProviderId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReconcileOperationBuilder builder() {
        return new ReconcileOperationBuilder();
    }

    /** A builder that starts from this. */
    default ReconcileOperationBuilder toBuilder() {
        return new ReconcileOperationBuilder().from(this);
    }
}
