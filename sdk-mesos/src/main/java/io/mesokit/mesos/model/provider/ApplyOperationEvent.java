package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.OfferOperation;
import io.mesokit.mesos.model.Uuid;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the event {@code APPLY_OPERATION} tells a resource provider. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ApplyOperationEventBuilder.class)
@JsonSerialize(as = ApplyOperationEvent.class)
public interface ApplyOperationEvent {
    /** The framework; absent if an operator asked. */
    @JsonProperty("framework_id")
    Optional<FrameworkId> frameworkId();

    /** The operation. */
    @JsonProperty("info")
    OfferOperation info();

    /** The operation's own id. */
    @JsonProperty("operation_uuid")
    Uuid operationUuid();

    /** The version of the resources that it was meant for. */
    @JsonProperty("resource_version_uuid")
    Uuid resourceVersionUuid();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ApplyOperationEventBuilder builder() {
        return new ApplyOperationEventBuilder();
    }

    /** A builder that starts from this. */
    default ApplyOperationEventBuilder toBuilder() {
        return new ApplyOperationEventBuilder().from(this);
    }
}
