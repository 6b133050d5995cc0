package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How far a machine's maintenance is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record MachineMode(@JsonValue String word) {
    /** It is in use. */
    public static final MachineMode UP = new MachineMode("UP");

    /** It has a window and still runs. */
    public static final MachineMode DRAINING = new MachineMode("DRAINING");

    /** It is down. */
    public static final MachineMode DOWN = new MachineMode("DOWN");

    private static final Set<MachineMode> KNOWN = Set.of(UP, DRAINING, DOWN);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static MachineMode of(String word) {
        return new MachineMode(word);
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
