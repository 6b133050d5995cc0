package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.OperationStatus;
import io.mesokit.mesos.model.Uuid;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code UPDATE_OPERATION_STATUS} of a resource provider needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdateOperationStatusCallBuilder.class)
@JsonSerialize(as = UpdateOperationStatusCall.class)
public interface UpdateOperationStatusCall {
    /** The framework; absent if an operator asked. */
    @JsonProperty("framework_id")
    Optional<FrameworkId> frameworkId();

    /** The state to tell the framework. */
    @JsonProperty("status")
    OperationStatus status();

    /** The newest state. */
    @JsonProperty("latest_status")
    Optional<OperationStatus> latestStatus();

    /** The operation. */
    @JsonProperty("operation_uuid")
    Uuid operationUuid();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdateOperationStatusCallBuilder builder() {
        return new UpdateOperationStatusCallBuilder();
    }

    /** A builder that starts from this. */
    default UpdateOperationStatusCallBuilder toBuilder() {
        return new UpdateOperationStatusCallBuilder().from(this);
    }
}
