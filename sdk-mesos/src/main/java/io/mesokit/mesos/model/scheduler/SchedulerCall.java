package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkId;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A call of a scheduler: a type, and for most types one member with what it needs. One of the {@code of} methods makes
 * it of that member alone. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SchedulerCallBuilder.class)
@JsonSerialize(as = SchedulerCall.class)
public interface SchedulerCall {
    /** Who calls; absent only in the first {@code SUBSCRIBE} of a framework. */
    @JsonProperty("framework_id")
    Optional<FrameworkId> frameworkId();

    /** Which call it is. */
    @JsonProperty("type")
    Optional<SchedulerCallType> type();

    /** What {@code SUBSCRIBE} needs. */
    @JsonProperty("subscribe")
    Optional<SubscribeCall> subscribe();

    /** What {@code ACCEPT} needs. */
    @JsonProperty("accept")
    Optional<AcceptCall> accept();

    /** What {@code DECLINE} needs. */
    @JsonProperty("decline")
    Optional<DeclineCall> decline();

    /** What {@code ACCEPT_INVERSE_OFFERS} needs. */
    @JsonProperty("accept_inverse_offers")
    Optional<AcceptInverseOffersCall> acceptInverseOffers();

    /** What {@code DECLINE_INVERSE_OFFERS} needs. */
    @JsonProperty("decline_inverse_offers")
    Optional<DeclineInverseOffersCall> declineInverseOffers();

    /** What {@code REVIVE} needs. */
    @JsonProperty("revive")
    Optional<ReviveCall> revive();

    /** What {@code KILL} needs. */
    @JsonProperty("kill")
    Optional<KillCall> kill();

    /** What {@code SHUTDOWN} needs. */
    @JsonProperty("shutdown")
    Optional<ShutdownCall> shutdown();

    /** What {@code ACKNOWLEDGE} needs. */
    @JsonProperty("acknowledge")
    Optional<AcknowledgeCall> acknowledge();

    /** What {@code ACKNOWLEDGE_OPERATION_STATUS} needs. */
    @JsonProperty("acknowledge_operation_status")
    Optional<AcknowledgeOperationStatusCall> acknowledgeOperationStatus();

    /** What {@code RECONCILE} needs. */
    @JsonProperty("reconcile")
    Optional<ReconcileCall> reconcile();

    /** What {@code RECONCILE_OPERATIONS} needs. */
    @JsonProperty("reconcile_operations")
    Optional<ReconcileOperationsCall> reconcileOperations();

    /** What {@code MESSAGE} needs. */
    @JsonProperty("message")
    Optional<MessageCall> message();

    /** What {@code REQUEST} needs. */
    @JsonProperty("request")
    Optional<RequestCall> request();

    /** What {@code SUPPRESS} needs. */
    @JsonProperty("suppress")
    Optional<SuppressCall> suppress();

    /** What {@code UPDATE_FRAMEWORK} needs. */
    @JsonProperty("update_framework")
    Optional<UpdateFrameworkCall> updateFramework();

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
    static SchedulerCall of(SchedulerCallType type) {
        return builder().type(type).build();
    }

    /**
     * {@code SUBSCRIBE}.
     *
     * @param subscribe its content
     */
    static SchedulerCall of(SubscribeCall subscribe) {
        return builder().type(SchedulerCallType.SUBSCRIBE).subscribe(subscribe).build();
    }

    /**
     * {@code ACCEPT}.
     *
     * @param accept its content
     */
    static SchedulerCall of(AcceptCall accept) {
        return builder().type(SchedulerCallType.ACCEPT).accept(accept).build();
    }

    /**
     * {@code DECLINE}.
     *
     * @param decline its content
     */
    static SchedulerCall of(DeclineCall decline) {
        return builder().type(SchedulerCallType.DECLINE).decline(decline).build();
    }

    /**
     * {@code ACCEPT_INVERSE_OFFERS}.
     *
     * @param acceptInverseOffers its content
     */
    static SchedulerCall of(AcceptInverseOffersCall acceptInverseOffers) {
        return builder()
                .type(SchedulerCallType.ACCEPT_INVERSE_OFFERS)
                .acceptInverseOffers(acceptInverseOffers)
                .build();
    }

    /**
     * {@code DECLINE_INVERSE_OFFERS}.
     *
     * @param declineInverseOffers its content
     */
    static SchedulerCall of(DeclineInverseOffersCall declineInverseOffers) {
        return builder()
                .type(SchedulerCallType.DECLINE_INVERSE_OFFERS)
                .declineInverseOffers(declineInverseOffers)
                .build();
    }

    /**
     * {@code REVIVE}.
     *
     * @param revive its content
     */
    static SchedulerCall of(ReviveCall revive) {
        return builder().type(SchedulerCallType.REVIVE).revive(revive).build();
    }

    /**
     * {@code KILL}.
     *
     * @param kill its content
     */
    static SchedulerCall of(KillCall kill) {
        return builder().type(SchedulerCallType.KILL).kill(kill).build();
    }

    /**
     * {@code SHUTDOWN}.
     *
     * @param shutdown its content
     */
    static SchedulerCall of(ShutdownCall shutdown) {
        return builder().type(SchedulerCallType.SHUTDOWN).shutdown(shutdown).build();
    }

    /**
     * {@code ACKNOWLEDGE}.
     *
     * @param acknowledge its content
     */
    static SchedulerCall of(AcknowledgeCall acknowledge) {
        return builder()
                .type(SchedulerCallType.ACKNOWLEDGE)
                .acknowledge(acknowledge)
                .build();
    }

    /**
     * {@code ACKNOWLEDGE_OPERATION_STATUS}.
     *
     * @param acknowledgeOperationStatus its content
     */
    static SchedulerCall of(AcknowledgeOperationStatusCall acknowledgeOperationStatus) {
        return builder()
                .type(SchedulerCallType.ACKNOWLEDGE_OPERATION_STATUS)
                .acknowledgeOperationStatus(acknowledgeOperationStatus)
                .build();
    }

    /**
     * {@code RECONCILE}.
     *
     * @param reconcile its content
     */
    static SchedulerCall of(ReconcileCall reconcile) {
        return builder().type(SchedulerCallType.RECONCILE).reconcile(reconcile).build();
    }

    /**
     * {@code RECONCILE_OPERATIONS}.
     *
     * @param reconcileOperations its content
     */
    static SchedulerCall of(ReconcileOperationsCall reconcileOperations) {
        return builder()
                .type(SchedulerCallType.RECONCILE_OPERATIONS)
                .reconcileOperations(reconcileOperations)
                .build();
    }

    /**
     * {@code MESSAGE}.
     *
     * @param message its content
     */
    static SchedulerCall of(MessageCall message) {
        return builder().type(SchedulerCallType.MESSAGE).message(message).build();
    }

    /**
     * {@code REQUEST}.
     *
     * @param request its content
     */
    static SchedulerCall of(RequestCall request) {
        return builder().type(SchedulerCallType.REQUEST).request(request).build();
    }

    /**
     * {@code SUPPRESS}.
     *
     * @param suppress its content
     */
    static SchedulerCall of(SuppressCall suppress) {
        return builder().type(SchedulerCallType.SUPPRESS).suppress(suppress).build();
    }

    /**
     * {@code UPDATE_FRAMEWORK}.
     *
     * @param updateFramework its content
     */
    static SchedulerCall of(UpdateFrameworkCall updateFramework) {
        return builder()
                .type(SchedulerCallType.UPDATE_FRAMEWORK)
                .updateFramework(updateFramework)
                .build();
    }

    /** Starts with nothing set. */
    static SchedulerCallBuilder builder() {
        return new SchedulerCallBuilder();
    }

    /** A builder that starts from this. */
    default SchedulerCallBuilder toBuilder() {
        return new SchedulerCallBuilder().from(this);
    }
}
