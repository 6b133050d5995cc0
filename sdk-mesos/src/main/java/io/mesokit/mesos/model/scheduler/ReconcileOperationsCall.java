package io.mesokit.mesos.model.scheduler;

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
import org.immutables.value.Value;

/** What the call {@code RECONCILE_OPERATIONS} of a scheduler needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReconcileOperationsCallBuilder.class)
@JsonSerialize(as = ReconcileOperationsCall.class)
public interface ReconcileOperationsCall {
    /** The operations whose state is wanted; all of the framework's when empty. */
    @JsonProperty("operations")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ReconcileOperation> operations();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReconcileOperationsCallBuilder builder() {
        return new ReconcileOperationsCallBuilder();
    }

    /** A builder that starts from this. */
    default ReconcileOperationsCallBuilder toBuilder() {
        return new ReconcileOperationsCallBuilder().from(this);
    }
}
