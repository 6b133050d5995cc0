package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What happened. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record SchedulerEventType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final SchedulerEventType UNKNOWN = new SchedulerEventType("UNKNOWN");

    /** Comes with {@link SchedulerEvent#subscribed()}. */
    public static final SchedulerEventType SUBSCRIBED = new SchedulerEventType("SUBSCRIBED");

    /** Comes with {@link SchedulerEvent#offers()}. */
    public static final SchedulerEventType OFFERS = new SchedulerEventType("OFFERS");

    /** Comes with {@link SchedulerEvent#inverseOffers()}. */
    public static final SchedulerEventType INVERSE_OFFERS = new SchedulerEventType("INVERSE_OFFERS");

    /** Comes with {@link SchedulerEvent#rescind()}. */
    public static final SchedulerEventType RESCIND = new SchedulerEventType("RESCIND");

    /** Comes with {@link SchedulerEvent#rescindInverseOffer()}. */
    public static final SchedulerEventType RESCIND_INVERSE_OFFER = new SchedulerEventType("RESCIND_INVERSE_OFFER");

    /** Comes with {@link SchedulerEvent#update()}. */
    public static final SchedulerEventType UPDATE = new SchedulerEventType("UPDATE");

    /** Comes with {@link SchedulerEvent#updateOperationStatus()}. Since Mesos 1.5. */
    public static final SchedulerEventType UPDATE_OPERATION_STATUS = new SchedulerEventType("UPDATE_OPERATION_STATUS");

    /** Comes with {@link SchedulerEvent#message()}. */
    public static final SchedulerEventType MESSAGE = new SchedulerEventType("MESSAGE");

    /** Comes with {@link SchedulerEvent#failure()}. */
    public static final SchedulerEventType FAILURE = new SchedulerEventType("FAILURE");

    /** Comes with {@link SchedulerEvent#error()}. */
    public static final SchedulerEventType ERROR = new SchedulerEventType("ERROR");

    /** Has no member of its own. */
    public static final SchedulerEventType HEARTBEAT = new SchedulerEventType("HEARTBEAT");

    private static final Set<SchedulerEventType> KNOWN = Set.of(
            UNKNOWN,
            SUBSCRIBED,
            OFFERS,
            INVERSE_OFFERS,
            RESCIND,
            RESCIND_INVERSE_OFFER,
            UPDATE,
            UPDATE_OPERATION_STATUS,
            MESSAGE,
            FAILURE,
            ERROR,
            HEARTBEAT);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static SchedulerEventType of(String word) {
        return new SchedulerEventType(word);
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
