package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Uuid;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code ACKNOWLEDGE_OPERATION_STATUS} tells a resource provider. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AcknowledgeOperationStatusEventBuilder.class)
@JsonSerialize(as = AcknowledgeOperationStatusEvent.class)
public interface AcknowledgeOperationStatusEvent {
    /** The status. */
    @JsonProperty("status_uuid")
    Uuid statusUuid();

    /** The operation. */
    @JsonProperty("operation_uuid")
    Uuid operationUuid();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AcknowledgeOperationStatusEventBuilder builder() {
        return new AcknowledgeOperationStatusEventBuilder();
    }

    /** A builder that starts from this. */
    default AcknowledgeOperationStatusEventBuilder toBuilder() {
        return new AcknowledgeOperationStatusEventBuilder().from(this);
    }
}
