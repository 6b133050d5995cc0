package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Which call of a scheduler it is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record SchedulerCallType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final SchedulerCallType UNKNOWN = new SchedulerCallType("UNKNOWN");

    /** Needs {@link SchedulerCall#subscribe()}. */
    public static final SchedulerCallType SUBSCRIBE = new SchedulerCallType("SUBSCRIBE");

    /** Has no member of its own. */
    public static final SchedulerCallType TEARDOWN = new SchedulerCallType("TEARDOWN");

    /** Needs {@link SchedulerCall#accept()}. */
    public static final SchedulerCallType ACCEPT = new SchedulerCallType("ACCEPT");

    /** Needs {@link SchedulerCall#decline()}. */
    public static final SchedulerCallType DECLINE = new SchedulerCallType("DECLINE");

    /** Needs {@link SchedulerCall#acceptInverseOffers()}. */
    public static final SchedulerCallType ACCEPT_INVERSE_OFFERS = new SchedulerCallType("ACCEPT_INVERSE_OFFERS");

    /** Needs {@link SchedulerCall#declineInverseOffers()}. */
    public static final SchedulerCallType DECLINE_INVERSE_OFFERS = new SchedulerCallType("DECLINE_INVERSE_OFFERS");

    /** Needs {@link SchedulerCall#revive()}. */
    public static final SchedulerCallType REVIVE = new SchedulerCallType("REVIVE");

    /** Needs {@link SchedulerCall#kill()}. */
    public static final SchedulerCallType KILL = new SchedulerCallType("KILL");

    /** Needs {@link SchedulerCall#shutdown()}. */
    public static final SchedulerCallType SHUTDOWN = new SchedulerCallType("SHUTDOWN");

    /** Needs {@link SchedulerCall#acknowledge()}. */
    public static final SchedulerCallType ACKNOWLEDGE = new SchedulerCallType("ACKNOWLEDGE");

    /** Needs {@link SchedulerCall#acknowledgeOperationStatus()}. Since Mesos 1.5. */
    public static final SchedulerCallType ACKNOWLEDGE_OPERATION_STATUS =
            new SchedulerCallType("ACKNOWLEDGE_OPERATION_STATUS");

    /** Needs {@link SchedulerCall#reconcile()}. */
    public static final SchedulerCallType RECONCILE = new SchedulerCallType("RECONCILE");

    /** Needs {@link SchedulerCall#reconcileOperations()}. Since Mesos 1.5. */
    public static final SchedulerCallType RECONCILE_OPERATIONS = new SchedulerCallType("RECONCILE_OPERATIONS");

    /** Needs {@link SchedulerCall#message()}. */
    public static final SchedulerCallType MESSAGE = new SchedulerCallType("MESSAGE");

    /** Needs {@link SchedulerCall#request()}. */
    public static final SchedulerCallType REQUEST = new SchedulerCallType("REQUEST");

    /** Needs {@link SchedulerCall#suppress()}. */
    public static final SchedulerCallType SUPPRESS = new SchedulerCallType("SUPPRESS");

    /** Needs {@link SchedulerCall#updateFramework()}. Since Mesos 1.9. */
    public static final SchedulerCallType UPDATE_FRAMEWORK = new SchedulerCallType("UPDATE_FRAMEWORK");

    private static final Set<SchedulerCallType> KNOWN = Set.of(
            UNKNOWN,
            SUBSCRIBE,
            TEARDOWN,
            ACCEPT,
            DECLINE,
            ACCEPT_INVERSE_OFFERS,
            DECLINE_INVERSE_OFFERS,
            REVIVE,
            KILL,
            SHUTDOWN,
            ACKNOWLEDGE,
            ACKNOWLEDGE_OPERATION_STATUS,
            RECONCILE,
            RECONCILE_OPERATIONS,
            MESSAGE,
            REQUEST,
            SUPPRESS,
            UPDATE_FRAMEWORK);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static SchedulerCallType of(String word) {
        return new SchedulerCallType(word);
    }

    /** Whether this library knows the word. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return word;
    }
}
