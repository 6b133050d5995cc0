package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Which call is answered. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record MasterResponseType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final MasterResponseType UNKNOWN = new MasterResponseType("UNKNOWN");

    /** Comes with {@link MasterResponse#health()}. */
    public static final MasterResponseType GET_HEALTH = new MasterResponseType("GET_HEALTH");

    /** Comes with {@link MasterResponse#flags()}. */
    public static final MasterResponseType GET_FLAGS = new MasterResponseType("GET_FLAGS");

    /** Comes with {@link MasterResponse#version()}. */
    public static final MasterResponseType GET_VERSION = new MasterResponseType("GET_VERSION");

    /** Comes with {@link MasterResponse#metrics()}. */
    public static final MasterResponseType GET_METRICS = new MasterResponseType("GET_METRICS");

    /** Comes with {@link MasterResponse#loggingLevel()}. */
    public static final MasterResponseType GET_LOGGING_LEVEL = new MasterResponseType("GET_LOGGING_LEVEL");

    /** Comes with {@link MasterResponse#listFiles()}. */
    public static final MasterResponseType LIST_FILES = new MasterResponseType("LIST_FILES");

    /** Comes with {@link MasterResponse#readFile()}. */
    public static final MasterResponseType READ_FILE = new MasterResponseType("READ_FILE");

    /** Comes with {@link MasterResponse#state()}. */
    public static final MasterResponseType GET_STATE = new MasterResponseType("GET_STATE");

    /** Comes with {@link MasterResponse#agents()}. */
    public static final MasterResponseType GET_AGENTS = new MasterResponseType("GET_AGENTS");

    /** Comes with {@link MasterResponse#frameworks()}. */
    public static final MasterResponseType GET_FRAMEWORKS = new MasterResponseType("GET_FRAMEWORKS");

    /** Comes with {@link MasterResponse#executors()}. */
    public static final MasterResponseType GET_EXECUTORS = new MasterResponseType("GET_EXECUTORS");

    /** Comes with {@link MasterResponse#operations()}. Since Mesos 1.6. */
    public static final MasterResponseType GET_OPERATIONS = new MasterResponseType("GET_OPERATIONS");

    /** Comes with {@link MasterResponse#tasks()}. */
    public static final MasterResponseType GET_TASKS = new MasterResponseType("GET_TASKS");

    /** Comes with {@link MasterResponse#roles()}. */
    public static final MasterResponseType GET_ROLES = new MasterResponseType("GET_ROLES");

    /** Comes with {@link MasterResponse#weights()}. */
    public static final MasterResponseType GET_WEIGHTS = new MasterResponseType("GET_WEIGHTS");

    /** Comes with {@link MasterResponse#master()}. */
    public static final MasterResponseType GET_MASTER = new MasterResponseType("GET_MASTER");

    /** Comes with {@link MasterResponse#maintenanceStatus()}. */
    public static final MasterResponseType GET_MAINTENANCE_STATUS = new MasterResponseType("GET_MAINTENANCE_STATUS");

    /** Comes with {@link MasterResponse#maintenanceSchedule()}. */
    public static final MasterResponseType GET_MAINTENANCE_SCHEDULE =
            new MasterResponseType("GET_MAINTENANCE_SCHEDULE");

    /** Comes with {@link MasterResponse#quota()}. */
    public static final MasterResponseType GET_QUOTA = new MasterResponseType("GET_QUOTA");

    private static final Set<MasterResponseType> KNOWN = Set.of(
            UNKNOWN,
            GET_HEALTH,
            GET_FLAGS,
            GET_VERSION,
            GET_METRICS,
            GET_LOGGING_LEVEL,
            LIST_FILES,
            READ_FILE,
            GET_STATE,
            GET_AGENTS,
            GET_FRAMEWORKS,
            GET_EXECUTORS,
            GET_OPERATIONS,
            GET_TASKS,
            GET_ROLES,
            GET_WEIGHTS,
            GET_MASTER,
            GET_MAINTENANCE_STATUS,
            GET_MAINTENANCE_SCHEDULE,
            GET_QUOTA);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static MasterResponseType of(String word) {
        return new MasterResponseType(word);
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
