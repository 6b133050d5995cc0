package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.OperationStatus;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** States of operations; only Mesos 1.6 and 1.7 sent it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReconcileOperationsResponseBuilder.class)
@JsonSerialize(as = ReconcileOperationsResponse.class)
public interface ReconcileOperationsResponse {
    /** The states. Deprecated by Mesos. */
    @JsonProperty("operation_statuses")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<OperationStatus> operationStatuses();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReconcileOperationsResponseBuilder builder() {
        return new ReconcileOperationsResponseBuilder();
    }

    /** A builder that starts from this. */
    default ReconcileOperationsResponseBuilder toBuilder() {
        return new ReconcileOperationsResponseBuilder().from(this);
    }
}
