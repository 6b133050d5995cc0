package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a framework says to planned maintenance. An open set of words: one that is not known here is kept as it came.
 * Immutable.
 *
 * @param word the word, as on the wire
 */
public record InverseOfferReply(@JsonValue String word) {
    /** It has not replied yet. */
    public static final InverseOfferReply UNKNOWN = new InverseOfferReply("UNKNOWN");

    /** It will make room. */
    public static final InverseOfferReply ACCEPT = new InverseOfferReply("ACCEPT");

    /** It will not. */
    public static final InverseOfferReply DECLINE = new InverseOfferReply("DECLINE");

    private static final Set<InverseOfferReply> KNOWN = Set.of(UNKNOWN, ACCEPT, DECLINE);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static InverseOfferReply of(String word) {
        return new InverseOfferReply(word);
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
