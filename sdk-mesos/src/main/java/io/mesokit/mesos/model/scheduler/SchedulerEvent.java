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

/** An event for a scheduler: a type, and for most types one member. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SchedulerEventBuilder.class)
@JsonSerialize(as = SchedulerEvent.class)
public interface SchedulerEvent {
    /** What happened. */
    @JsonProperty("type")
    Optional<SchedulerEventType> type();

    /** What {@code SUBSCRIBED} tells. */
    @JsonProperty("subscribed")
    Optional<SubscribedEvent> subscribed();

    /** What {@code OFFERS} tells. */
    @JsonProperty("offers")
    Optional<OffersEvent> offers();

    /** What {@code INVERSE_OFFERS} tells. */
    @JsonProperty("inverse_offers")
    Optional<InverseOffersEvent> inverseOffers();

    /** What {@code RESCIND} tells. */
    @JsonProperty("rescind")
    Optional<RescindEvent> rescind();

    /** What {@code RESCIND_INVERSE_OFFER} tells. */
    @JsonProperty("rescind_inverse_offer")
    Optional<RescindInverseOfferEvent> rescindInverseOffer();

    /** What {@code UPDATE} tells. */
    @JsonProperty("update")
    Optional<UpdateEvent> update();

    /** What {@code UPDATE_OPERATION_STATUS} tells. */
    @JsonProperty("update_operation_status")
    Optional<UpdateOperationStatusEvent> updateOperationStatus();

    /** What {@code MESSAGE} tells. */
    @JsonProperty("message")
    Optional<MessageEvent> message();

    /** What {@code FAILURE} tells. */
    @JsonProperty("failure")
    Optional<FailureEvent> failure();

    /** What {@code ERROR} tells. */
    @JsonProperty("error")
    Optional<ErrorEvent> error();

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
    static SchedulerEvent of(SchedulerEventType type) {
        return builder().type(type).build();
    }

    /**
     * {@code SUBSCRIBED}.
     *
     * @param subscribed its content
     */
    static SchedulerEvent of(SubscribedEvent subscribed) {
        return builder()
                .type(SchedulerEventType.SUBSCRIBED)
                .subscribed(subscribed)
                .build();
    }

    /**
     * {@code OFFERS}.
     *
     * @param offers its content
     */
    static SchedulerEvent of(OffersEvent offers) {
        return builder().type(SchedulerEventType.OFFERS).offers(offers).build();
    }

    /**
     * {@code INVERSE_OFFERS}.
     *
     * @param inverseOffers its content
     */
    static SchedulerEvent of(InverseOffersEvent inverseOffers) {
        return builder()
                .type(SchedulerEventType.INVERSE_OFFERS)
                .inverseOffers(inverseOffers)
                .build();
    }

    /**
     * {@code RESCIND}.
     *
     * @param rescind its content
     */
    static SchedulerEvent of(RescindEvent rescind) {
        return builder().type(SchedulerEventType.RESCIND).rescind(rescind).build();
    }

    /**
     * {@code RESCIND_INVERSE_OFFER}.
     *
     * @param rescindInverseOffer its content
     */
    static SchedulerEvent of(RescindInverseOfferEvent rescindInverseOffer) {
        return builder()
                .type(SchedulerEventType.RESCIND_INVERSE_OFFER)
                .rescindInverseOffer(rescindInverseOffer)
                .build();
    }

    /**
     * {@code UPDATE}.
     *
     * @param update its content
     */
    static SchedulerEvent of(UpdateEvent update) {
        return builder().type(SchedulerEventType.UPDATE).update(update).build();
    }

    /**
     * {@code UPDATE_OPERATION_STATUS}.
     *
     * @param updateOperationStatus its content
     */
    static SchedulerEvent of(UpdateOperationStatusEvent updateOperationStatus) {
        return builder()
                .type(SchedulerEventType.UPDATE_OPERATION_STATUS)
                .updateOperationStatus(updateOperationStatus)
                .build();
    }

    /**
     * {@code MESSAGE}.
     *
     * @param message its content
     */
    static SchedulerEvent of(MessageEvent message) {
        return builder().type(SchedulerEventType.MESSAGE).message(message).build();
    }

    /**
     * {@code FAILURE}.
     *
     * @param failure its content
     */
    static SchedulerEvent of(FailureEvent failure) {
        return builder().type(SchedulerEventType.FAILURE).failure(failure).build();
    }

    /**
     * {@code ERROR}.
     *
     * @param error its content
     */
    static SchedulerEvent of(ErrorEvent error) {
        return builder().type(SchedulerEventType.ERROR).error(error).build();
    }

    /** Starts with nothing set. */
    static SchedulerEventBuilder builder() {
        return new SchedulerEventBuilder();
    }

    /** A builder that starts from this. */
    default SchedulerEventBuilder toBuilder() {
        return new SchedulerEventBuilder().from(this);
    }
}
