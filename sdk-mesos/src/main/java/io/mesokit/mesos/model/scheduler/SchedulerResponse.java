package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An answer to a scheduler; only Mesos 1.6 and 1.7 sent it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SchedulerResponseBuilder.class)
@JsonSerialize(as = SchedulerResponse.class)
public interface SchedulerResponse {
    /** Which call is answered. */
    @JsonProperty("type")
    Optional<SchedulerResponseType> type();

    /** The answer to {@code RECONCILE_OPERATIONS}. Deprecated by Mesos. */
    @JsonProperty("reconcile_operations")
    Optional<ReconcileOperationsResponse> reconcileOperations();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SchedulerResponseBuilder builder() {
        return new SchedulerResponseBuilder();
    }

    /** A builder that starts from this. */
    default SchedulerResponseBuilder toBuilder() {
        return new SchedulerResponseBuilder().from(this);
    }
}
