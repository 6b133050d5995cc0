package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How a job's last run ended. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record LastOutcome(@JsonValue String word) {
    /** There was none yet. */
    public static final LastOutcome FRESH = new LastOutcome("fresh");

    /** It succeeded. */
    public static final LastOutcome SUCCESS = new LastOutcome("success");

    /** It failed, after all retries. */
    public static final LastOutcome FAILURE = new LastOutcome("failure");

    private static final Set<LastOutcome> KNOWN = Set.of(FRESH, SUCCESS, FAILURE);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static LastOutcome of(String word) {
        return new LastOutcome(word);
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
