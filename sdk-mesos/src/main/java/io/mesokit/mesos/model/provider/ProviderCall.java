package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ResourceProviderId;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A call of a resource provider: a type, and one member with what it needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ProviderCallBuilder.class)
@JsonSerialize(as = ProviderCall.class)
public interface ProviderCall {
    /** Who calls; absent in {@code SUBSCRIBE} only. */
    @JsonProperty("resource_provider_id")
    Optional<ResourceProviderId> resourceProviderId();

    /** Which call it is. */
    @JsonProperty("type")
    Optional<ProviderCallType> type();

    /** What {@code SUBSCRIBE} needs. */
    @JsonProperty("subscribe")
    Optional<SubscribeCall> subscribe();

    /** What {@code UPDATE_OPERATION_STATUS} needs. */
    @JsonProperty("update_operation_status")
    Optional<UpdateOperationStatusCall> updateOperationStatus();

    /** What {@code UPDATE_STATE} needs. */
    @JsonProperty("update_state")
    Optional<UpdateStateCall> updateState();

    /** What {@code UPDATE_PUBLISH_RESOURCES_STATUS} needs. */
    @JsonProperty("update_publish_resources_status")
    Optional<UpdatePublishResourcesStatusCall> updatePublishResourcesStatus();

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
    static ProviderCall of(ProviderCallType type) {
        return builder().type(type).build();
    }

    /**
     * {@code SUBSCRIBE}.
     *
     * @param subscribe its content
     */
    static ProviderCall of(SubscribeCall subscribe) {
        return builder().type(ProviderCallType.SUBSCRIBE).subscribe(subscribe).build();
    }

    /**
     * {@code UPDATE_OPERATION_STATUS}.
     *
     * @param updateOperationStatus its content
     */
    static ProviderCall of(UpdateOperationStatusCall updateOperationStatus) {
        return builder()
                .type(ProviderCallType.UPDATE_OPERATION_STATUS)
                .updateOperationStatus(updateOperationStatus)
                .build();
    }

    /**
     * {@code UPDATE_STATE}.
     *
     * @param updateState its content
     */
    static ProviderCall of(UpdateStateCall updateState) {
        return builder()
                .type(ProviderCallType.UPDATE_STATE)
                .updateState(updateState)
                .build();
    }

    /**
     * {@code UPDATE_PUBLISH_RESOURCES_STATUS}.
     *
     * @param updatePublishResourcesStatus its content
     */
    static ProviderCall of(UpdatePublishResourcesStatusCall updatePublishResourcesStatus) {
        return builder()
                .type(ProviderCallType.UPDATE_PUBLISH_RESOURCES_STATUS)
                .updatePublishResourcesStatus(updatePublishResourcesStatus)
                .build();
    }

    /** Starts with nothing set. */
    static ProviderCallBuilder builder() {
        return new ProviderCallBuilder();
    }

    /** A builder that starts from this. */
    default ProviderCallBuilder toBuilder() {
        return new ProviderCallBuilder().from(this);
    }
}
