package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How far an operation is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record OperationState(@JsonValue String word) {
    /** A state the sender does not know. */
    public static final OperationState UNSUPPORTED = new OperationState("OPERATION_UNSUPPORTED");

    /** It goes on. */
    public static final OperationState PENDING = new OperationState("OPERATION_PENDING");

    /** It was done. */
    public static final OperationState FINISHED = new OperationState("OPERATION_FINISHED");

    /** It was tried and not done. */
    public static final OperationState FAILED = new OperationState("OPERATION_FAILED");

    /** It makes no sense. */
    public static final OperationState ERROR = new OperationState("OPERATION_ERROR");

    /** It was not tried; another time it may work. */
    public static final OperationState DROPPED = new OperationState("OPERATION_DROPPED");

    /** Its agent is out of contact. Since Mesos 1.6. */
    public static final OperationState UNREACHABLE = new OperationState("OPERATION_UNREACHABLE");

    /** An operator said that its agent is gone. Since Mesos 1.6. */
    public static final OperationState GONE_BY_OPERATOR = new OperationState("OPERATION_GONE_BY_OPERATOR");

    /** Its agent has not come back since the master took over. Since Mesos 1.6. */
    public static final OperationState RECOVERING = new OperationState("OPERATION_RECOVERING");

    /** Nobody knows it. Since Mesos 1.6. */
    public static final OperationState UNKNOWN = new OperationState("OPERATION_UNKNOWN");

    private static final Set<OperationState> KNOWN = Set.of(
            UNSUPPORTED, PENDING, FINISHED, FAILED, ERROR, DROPPED, UNREACHABLE, GONE_BY_OPERATOR, RECOVERING, UNKNOWN);
    private static final Set<OperationState> TERMINAL = Set.of(FINISHED, FAILED, ERROR, DROPPED, GONE_BY_OPERATOR);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static OperationState of(String word) {
        return new OperationState(word);
    }

    /** Whether this library knows the word. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    /** Whether the operation will not change any more. */
    public boolean terminal() {
        return TERMINAL.contains(this);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return word;
    }
}
