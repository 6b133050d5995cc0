package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Something that every agent has. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record PseudoattributeType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final PseudoattributeType UNKNOWN = new PseudoattributeType("UNKNOWN");

    /** Its host's name. */
    public static final PseudoattributeType HOSTNAME = new PseudoattributeType("HOSTNAME");

    /** Its region. */
    public static final PseudoattributeType REGION = new PseudoattributeType("REGION");

    /** Its zone. */
    public static final PseudoattributeType ZONE = new PseudoattributeType("ZONE");

    private static final Set<PseudoattributeType> KNOWN = Set.of(UNKNOWN, HOSTNAME, REGION, ZONE);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static PseudoattributeType of(String word) {
        return new PseudoattributeType(word);
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
