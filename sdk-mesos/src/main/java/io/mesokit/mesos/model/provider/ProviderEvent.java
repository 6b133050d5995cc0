package io.mesokit.mesos.model.provider;

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

/** An event for a resource provider: a type, and for most types one member. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ProviderEventBuilder.class)
@JsonSerialize(as = ProviderEvent.class)
public interface ProviderEvent {
    /** What happened. */
    @JsonProperty("type")
    Optional<ProviderEventType> type();

    /** What {@code SUBSCRIBED} tells. */
    @JsonProperty("subscribed")
    Optional<SubscribedEvent> subscribed();

    /** What {@code APPLY_OPERATION} tells. */
    @JsonProperty("apply_operation")
    Optional<ApplyOperationEvent> applyOperation();

    /** What {@code PUBLISH_RESOURCES} tells. */
    @JsonProperty("publish_resources")
    Optional<PublishResourcesEvent> publishResources();

    /** What {@code ACKNOWLEDGE_OPERATION_STATUS} tells. */
    @JsonProperty("acknowledge_operation_status")
    Optional<AcknowledgeOperationStatusEvent> acknowledgeOperationStatus();

    /** What {@code RECONCILE_OPERATIONS} tells. */
    @JsonProperty("reconcile_operations")
    Optional<ReconcileOperationsEvent> reconcileOperations();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * One that is nothing but its type.
     *
     * @param type which
     */
    static ProviderEvent of(ProviderEventType type) {
        return builder().type(type).build();
    }

    /**
     * {@code SUBSCRIBED}.
     *
     * @param subscribed its content
     */
    static ProviderEvent of(SubscribedEvent subscribed) {
        return builder()
                .type(ProviderEventType.SUBSCRIBED)
                .subscribed(subscribed)
                .build();
    }

    /**
     * {@code APPLY_OPERATION}.
     *
     * @param applyOperation its content
     */
    static ProviderEvent of(ApplyOperationEvent applyOperation) {
        return builder()
                .type(ProviderEventType.APPLY_OPERATION)
                .applyOperation(applyOperation)
                .build();
    }

    /**
     * {@code PUBLISH_RESOURCES}.
     *
     * @param publishResources its content
     */
    static ProviderEvent of(PublishResourcesEvent publishResources) {
        return builder()
                .type(ProviderEventType.PUBLISH_RESOURCES)
                .publishResources(publishResources)
                .build();
    }

    /**
     * {@code ACKNOWLEDGE_OPERATION_STATUS}.
     *
     * @param acknowledgeOperationStatus its content
     */
    static ProviderEvent of(AcknowledgeOperationStatusEvent acknowledgeOperationStatus) {
        return builder()
                .type(ProviderEventType.ACKNOWLEDGE_OPERATION_STATUS)
                .acknowledgeOperationStatus(acknowledgeOperationStatus)
                .build();
    }

    /**
     * {@code RECONCILE_OPERATIONS}.
     *
     * @param reconcileOperations its content
     */
    static ProviderEvent of(ReconcileOperationsEvent reconcileOperations) {
        return builder()
                .type(ProviderEventType.RECONCILE_OPERATIONS)
                .reconcileOperations(reconcileOperations)
                .build();
    }

    /** Starts with nothing set. */
    static ProviderEventBuilder builder() {
        return new ProviderEventBuilder();
    }

    /** A builder that starts from this. */
    default ProviderEventBuilder toBuilder() {
        return new ProviderEventBuilder().from(this);
    }
}
