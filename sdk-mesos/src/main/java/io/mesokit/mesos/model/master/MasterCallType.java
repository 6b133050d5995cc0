package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Which call to the master it is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record MasterCallType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final MasterCallType UNKNOWN = new MasterCallType("UNKNOWN");

    /** Has no member of its own. */
    public static final MasterCallType GET_HEALTH = new MasterCallType("GET_HEALTH");

    /** Has no member of its own. */
    public static final MasterCallType GET_FLAGS = new MasterCallType("GET_FLAGS");

    /** Has no member of its own. */
    public static final MasterCallType GET_VERSION = new MasterCallType("GET_VERSION");

    /** Needs {@link MasterCall#metrics()}. */
    public static final MasterCallType GET_METRICS = new MasterCallType("GET_METRICS");

    /** Has no member of its own. */
    public static final MasterCallType GET_LOGGING_LEVEL = new MasterCallType("GET_LOGGING_LEVEL");

    /** Needs {@link MasterCall#setLoggingLevel()}. */
    public static final MasterCallType SET_LOGGING_LEVEL = new MasterCallType("SET_LOGGING_LEVEL");

    /** Needs {@link MasterCall#listFiles()}. */
    public static final MasterCallType LIST_FILES = new MasterCallType("LIST_FILES");

    /** Needs {@link MasterCall#readFile()}. */
    public static final MasterCallType READ_FILE = new MasterCallType("READ_FILE");

    /** Has no member of its own. */
    public static final MasterCallType GET_STATE = new MasterCallType("GET_STATE");

    /** Has no member of its own. */
    public static final MasterCallType GET_AGENTS = new MasterCallType("GET_AGENTS");

    /** Has no member of its own. */
    public static final MasterCallType GET_FRAMEWORKS = new MasterCallType("GET_FRAMEWORKS");

    /** Has no member of its own. */
    public static final MasterCallType GET_EXECUTORS = new MasterCallType("GET_EXECUTORS");

    /** Has no member of its own. Since Mesos 1.6. */
    public static final MasterCallType GET_OPERATIONS = new MasterCallType("GET_OPERATIONS");

    /** Has no member of its own. */
    public static final MasterCallType GET_TASKS = new MasterCallType("GET_TASKS");

    /** Has no member of its own. */
    public static final MasterCallType GET_ROLES = new MasterCallType("GET_ROLES");

    /** Has no member of its own. */
    public static final MasterCallType GET_WEIGHTS = new MasterCallType("GET_WEIGHTS");

    /** Needs {@link MasterCall#updateWeights()}. */
    public static final MasterCallType UPDATE_WEIGHTS = new MasterCallType("UPDATE_WEIGHTS");

    /** Has no member of its own. */
    public static final MasterCallType GET_MASTER = new MasterCallType("GET_MASTER");

    /** Has no member of its own. */
    public static final MasterCallType SUBSCRIBE = new MasterCallType("SUBSCRIBE");

    /** Needs {@link MasterCall#reserveResources()}. */
    public static final MasterCallType RESERVE_RESOURCES = new MasterCallType("RESERVE_RESOURCES");

    /** Needs {@link MasterCall#unreserveResources()}. */
    public static final MasterCallType UNRESERVE_RESOURCES = new MasterCallType("UNRESERVE_RESOURCES");

    /** Needs {@link MasterCall#createVolumes()}. */
    public static final MasterCallType CREATE_VOLUMES = new MasterCallType("CREATE_VOLUMES");

    /** Needs {@link MasterCall#destroyVolumes()}. */
    public static final MasterCallType DESTROY_VOLUMES = new MasterCallType("DESTROY_VOLUMES");

    /** Needs {@link MasterCall#growVolume()}. Since Mesos 1.6. */
    public static final MasterCallType GROW_VOLUME = new MasterCallType("GROW_VOLUME");

    /** Needs {@link MasterCall#shrinkVolume()}. Since Mesos 1.6. */
    public static final MasterCallType SHRINK_VOLUME = new MasterCallType("SHRINK_VOLUME");

    /** Has no member of its own. */
    public static final MasterCallType GET_MAINTENANCE_STATUS = new MasterCallType("GET_MAINTENANCE_STATUS");

    /** Has no member of its own. */
    public static final MasterCallType GET_MAINTENANCE_SCHEDULE = new MasterCallType("GET_MAINTENANCE_SCHEDULE");

    /** Needs {@link MasterCall#updateMaintenanceSchedule()}. */
    public static final MasterCallType UPDATE_MAINTENANCE_SCHEDULE = new MasterCallType("UPDATE_MAINTENANCE_SCHEDULE");

    /** Needs {@link MasterCall#startMaintenance()}. */
    public static final MasterCallType START_MAINTENANCE = new MasterCallType("START_MAINTENANCE");

    /** Needs {@link MasterCall#stopMaintenance()}. */
    public static final MasterCallType STOP_MAINTENANCE = new MasterCallType("STOP_MAINTENANCE");

    /** Needs {@link MasterCall#drainAgent()}. Since Mesos 1.9. */
    public static final MasterCallType DRAIN_AGENT = new MasterCallType("DRAIN_AGENT");

    /** Needs {@link MasterCall#deactivateAgent()}. Since Mesos 1.9. */
    public static final MasterCallType DEACTIVATE_AGENT = new MasterCallType("DEACTIVATE_AGENT");

    /** Needs {@link MasterCall#reactivateAgent()}. Since Mesos 1.9. */
    public static final MasterCallType REACTIVATE_AGENT = new MasterCallType("REACTIVATE_AGENT");

    /** Has no member of its own. */
    public static final MasterCallType GET_QUOTA = new MasterCallType("GET_QUOTA");

    /** Needs {@link MasterCall#updateQuota()}. Since Mesos 1.9. */
    public static final MasterCallType UPDATE_QUOTA = new MasterCallType("UPDATE_QUOTA");

    /** Needs {@link MasterCall#setQuota()}. */
    public static final MasterCallType SET_QUOTA = new MasterCallType("SET_QUOTA");

    /** Needs {@link MasterCall#removeQuota()}. */
    public static final MasterCallType REMOVE_QUOTA = new MasterCallType("REMOVE_QUOTA");

    /** Needs {@link MasterCall#teardown()}. Since Mesos 1.5. */
    public static final MasterCallType TEARDOWN = new MasterCallType("TEARDOWN");

    /** Needs {@link MasterCall#markAgentGone()}. Since Mesos 1.5. */
    public static final MasterCallType MARK_AGENT_GONE = new MasterCallType("MARK_AGENT_GONE");

    private static final Set<MasterCallType> KNOWN = Set.of(
            UNKNOWN,
            GET_HEALTH,
            GET_FLAGS,
            GET_VERSION,
            GET_METRICS,
            GET_LOGGING_LEVEL,
            SET_LOGGING_LEVEL,
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
            UPDATE_WEIGHTS,
            GET_MASTER,
            SUBSCRIBE,
            RESERVE_RESOURCES,
            UNRESERVE_RESOURCES,
            CREATE_VOLUMES,
            DESTROY_VOLUMES,
            GROW_VOLUME,
            SHRINK_VOLUME,
            GET_MAINTENANCE_STATUS,
            GET_MAINTENANCE_SCHEDULE,
            UPDATE_MAINTENANCE_SCHEDULE,
            START_MAINTENANCE,
            STOP_MAINTENANCE,
            DRAIN_AGENT,
            DEACTIVATE_AGENT,
            REACTIVATE_AGENT,
            GET_QUOTA,
            UPDATE_QUOTA,
            SET_QUOTA,
            REMOVE_QUOTA,
            TEARDOWN,
            MARK_AGENT_GONE);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static MasterCallType of(String word) {
        return new MasterCallType(word);
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
