package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How far a task is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record TaskState(@JsonValue String word) {
    /** Accepted and not started yet. */
    public static final TaskState STAGING = new TaskState("TASK_STAGING");

    /** Its executor prepares it. */
    public static final TaskState STARTING = new TaskState("TASK_STARTING");

    /** It runs. */
    public static final TaskState RUNNING = new TaskState("TASK_RUNNING");

    /** It is being killed; for frameworks that can deal with it. */
    public static final TaskState KILLING = new TaskState("TASK_KILLING");

    /** It ended well. */
    public static final TaskState FINISHED = new TaskState("TASK_FINISHED");

    /** It ended badly. */
    public static final TaskState FAILED = new TaskState("TASK_FAILED");

    /** It was killed because somebody asked. */
    public static final TaskState KILLED = new TaskState("TASK_KILLED");

    /** Its description makes no sense, or it is not allowed. */
    public static final TaskState ERROR = new TaskState("TASK_ERROR");

    /** It is lost, in whatever way; it may come back all the same. */
    public static final TaskState LOST = new TaskState("TASK_LOST");

    /** It was not launched, and another time it may work. Since Mesos 1.1. */
    public static final TaskState DROPPED = new TaskState("TASK_DROPPED");

    /** Its agent is out of contact; it may still run. Since Mesos 1.1. */
    public static final TaskState UNREACHABLE = new TaskState("TASK_UNREACHABLE");

    /** It does not run any more. Since Mesos 1.1. */
    public static final TaskState GONE = new TaskState("TASK_GONE");

    /** An operator said that its agent is gone. Since Mesos 1.1. */
    public static final TaskState GONE_BY_OPERATOR = new TaskState("TASK_GONE_BY_OPERATOR");

    /** The master knows nothing of it. Since Mesos 1.1. */
    public static final TaskState UNKNOWN = new TaskState("TASK_UNKNOWN");

    private static final Set<TaskState> KNOWN = Set.of(
            STAGING,
            STARTING,
            RUNNING,
            KILLING,
            FINISHED,
            FAILED,
            KILLED,
            ERROR,
            LOST,
            DROPPED,
            UNREACHABLE,
            GONE,
            GONE_BY_OPERATOR,
            UNKNOWN);
    private static final Set<TaskState> TERMINAL =
            Set.of(FINISHED, FAILED, KILLED, ERROR, LOST, DROPPED, GONE, GONE_BY_OPERATOR);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static TaskState of(String word) {
        return new TaskState(word);
    }

    /** Whether this library knows the word. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    /**
     * Whether the task has ended, by the server's rule: {@link #LOST} is among these although such a task may come
     * back, {@link #UNREACHABLE} and {@link #UNKNOWN} are not.
     */
    public boolean terminal() {
        return TERMINAL.contains(this);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return word;
    }
}
