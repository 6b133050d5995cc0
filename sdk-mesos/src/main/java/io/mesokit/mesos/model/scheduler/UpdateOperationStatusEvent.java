package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.OperationStatus;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code UPDATE_OPERATION_STATUS} tells a scheduler. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdateOperationStatusEventBuilder.class)
@JsonSerialize(as = UpdateOperationStatusEvent.class)
public interface UpdateOperationStatusEvent {
    /** The state; to be acknowledged if it has a uuid. */
    @JsonProperty("status")
    OperationStatus status();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdateOperationStatusEventBuilder builder() {
        return new UpdateOperationStatusEventBuilder();
    }

    /** A builder that starts from this. */
    default UpdateOperationStatusEventBuilder toBuilder() {
        return new UpdateOperationStatusEventBuilder().from(this);
    }
}
