package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How making resources usable went. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record PublishResourcesStatus(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final PublishResourcesStatus UNKNOWN = new PublishResourcesStatus("UNKNOWN");

    /** They are usable. */
    public static final PublishResourcesStatus OK = new PublishResourcesStatus("OK");

    /** They are not. */
    public static final PublishResourcesStatus FAILED = new PublishResourcesStatus("FAILED");

    private static final Set<PublishResourcesStatus> KNOWN = Set.of(UNKNOWN, OK, FAILED);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static PublishResourcesStatus of(String word) {
        return new PublishResourcesStatus(word);
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
