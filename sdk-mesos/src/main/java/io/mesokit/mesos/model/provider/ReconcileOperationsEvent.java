package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Uuid;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code RECONCILE_OPERATIONS} tells a resource provider. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReconcileOperationsEventBuilder.class)
@JsonSerialize(as = ReconcileOperationsEvent.class)
public interface ReconcileOperationsEvent {
    /** The operations whose state is wanted. */
    @JsonProperty("operation_uuids")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Uuid> operationUuids();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReconcileOperationsEventBuilder builder() {
        return new ReconcileOperationsEventBuilder();
    }

    /** A builder that starts from this. */
    default ReconcileOperationsEventBuilder toBuilder() {
        return new ReconcileOperationsEventBuilder().from(this);
    }
}
