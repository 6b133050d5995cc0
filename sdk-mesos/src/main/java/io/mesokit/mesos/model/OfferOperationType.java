package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What to do with the resources of an offer. An open set of words: one that is not known here is kept as it came.
 * Immutable.
 *
 * @param word the word, as on the wire
 */
public record OfferOperationType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final OfferOperationType UNKNOWN = new OfferOperationType("UNKNOWN");

    /** Launch tasks. */
    public static final OfferOperationType LAUNCH = new OfferOperationType("LAUNCH");

    /** Launch a group of tasks. Since Mesos 1.1. */
    public static final OfferOperationType LAUNCH_GROUP = new OfferOperationType("LAUNCH_GROUP");

    /** Reserve resources. */
    public static final OfferOperationType RESERVE = new OfferOperationType("RESERVE");

    /** Set them free. */
    public static final OfferOperationType UNRESERVE = new OfferOperationType("UNRESERVE");

    /** Create persistent volumes. */
    public static final OfferOperationType CREATE = new OfferOperationType("CREATE");

    /** Destroy them. */
    public static final OfferOperationType DESTROY = new OfferOperationType("DESTROY");

    /** Make a volume larger. Since Mesos 1.6. */
    public static final OfferOperationType GROW_VOLUME = new OfferOperationType("GROW_VOLUME");

    /** Make it smaller. Since Mesos 1.6. */
    public static final OfferOperationType SHRINK_VOLUME = new OfferOperationType("SHRINK_VOLUME");

    /** Make a disk of raw space. Since Mesos 1.7. */
    public static final OfferOperationType CREATE_DISK = new OfferOperationType("CREATE_DISK");

    /** Turn it back. Since Mesos 1.7. */
    public static final OfferOperationType DESTROY_DISK = new OfferOperationType("DESTROY_DISK");

    private static final Set<OfferOperationType> KNOWN = Set.of(
            UNKNOWN,
            LAUNCH,
            LAUNCH_GROUP,
            RESERVE,
            UNRESERVE,
            CREATE,
            DESTROY,
            GROW_VOLUME,
            SHRINK_VOLUME,
            CREATE_DISK,
            DESTROY_DISK);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static OfferOperationType of(String word) {
        return new OfferOperationType(word);
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
