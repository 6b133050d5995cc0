package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Which call to the agent it is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record AgentCallType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final AgentCallType UNKNOWN = new AgentCallType("UNKNOWN");

    /** Has no member of its own. */
    public static final AgentCallType GET_HEALTH = new AgentCallType("GET_HEALTH");

    /** Has no member of its own. */
    public static final AgentCallType GET_FLAGS = new AgentCallType("GET_FLAGS");

    /** Has no member of its own. */
    public static final AgentCallType GET_VERSION = new AgentCallType("GET_VERSION");

    /** Needs {@link AgentCall#metrics()}. */
    public static final AgentCallType GET_METRICS = new AgentCallType("GET_METRICS");

    /** Has no member of its own. */
    public static final AgentCallType GET_LOGGING_LEVEL = new AgentCallType("GET_LOGGING_LEVEL");

    /** Needs {@link AgentCall#setLoggingLevel()}. */
    public static final AgentCallType SET_LOGGING_LEVEL = new AgentCallType("SET_LOGGING_LEVEL");

    /** Needs {@link AgentCall#listFiles()}. */
    public static final AgentCallType LIST_FILES = new AgentCallType("LIST_FILES");

    /** Needs {@link AgentCall#readFile()}. */
    public static final AgentCallType READ_FILE = new AgentCallType("READ_FILE");

    /** Has no member of its own. */
    public static final AgentCallType GET_STATE = new AgentCallType("GET_STATE");

    /** Needs {@link AgentCall#containers()}. */
    public static final AgentCallType GET_CONTAINERS = new AgentCallType("GET_CONTAINERS");

    /** Has no member of its own. Since Mesos 1.1. */
    public static final AgentCallType GET_FRAMEWORKS = new AgentCallType("GET_FRAMEWORKS");

    /** Has no member of its own. Since Mesos 1.1. */
    public static final AgentCallType GET_EXECUTORS = new AgentCallType("GET_EXECUTORS");

    /** Has no member of its own. Since Mesos 1.6. */
    public static final AgentCallType GET_OPERATIONS = new AgentCallType("GET_OPERATIONS");

    /** Has no member of its own. Since Mesos 1.1. */
    public static final AgentCallType GET_TASKS = new AgentCallType("GET_TASKS");

    /** Has no member of its own. Since Mesos 1.3. */
    public static final AgentCallType GET_AGENT = new AgentCallType("GET_AGENT");

    /** Has no member of its own. Since Mesos 1.5. */
    public static final AgentCallType GET_RESOURCE_PROVIDERS = new AgentCallType("GET_RESOURCE_PROVIDERS");

    /** Needs {@link AgentCall#launchNestedContainer()}. Since Mesos 1.1. */
    public static final AgentCallType LAUNCH_NESTED_CONTAINER = new AgentCallType("LAUNCH_NESTED_CONTAINER");

    /** Needs {@link AgentCall#waitNestedContainer()}. Since Mesos 1.1. */
    public static final AgentCallType WAIT_NESTED_CONTAINER = new AgentCallType("WAIT_NESTED_CONTAINER");

    /** Needs {@link AgentCall#killNestedContainer()}. Since Mesos 1.1. */
    public static final AgentCallType KILL_NESTED_CONTAINER = new AgentCallType("KILL_NESTED_CONTAINER");

    /** Needs {@link AgentCall#removeNestedContainer()}. Since Mesos 1.3. */
    public static final AgentCallType REMOVE_NESTED_CONTAINER = new AgentCallType("REMOVE_NESTED_CONTAINER");

    /** Needs {@link AgentCall#launchNestedContainerSession()}. Since Mesos 1.2. */
    public static final AgentCallType LAUNCH_NESTED_CONTAINER_SESSION =
            new AgentCallType("LAUNCH_NESTED_CONTAINER_SESSION");

    /** Needs {@link AgentCall#attachContainerInput()}. Since Mesos 1.2. */
    public static final AgentCallType ATTACH_CONTAINER_INPUT = new AgentCallType("ATTACH_CONTAINER_INPUT");

    /** Needs {@link AgentCall#attachContainerOutput()}. Since Mesos 1.2. */
    public static final AgentCallType ATTACH_CONTAINER_OUTPUT = new AgentCallType("ATTACH_CONTAINER_OUTPUT");

    /** Needs {@link AgentCall#launchContainer()}. Since Mesos 1.5. */
    public static final AgentCallType LAUNCH_CONTAINER = new AgentCallType("LAUNCH_CONTAINER");

    /** Needs {@link AgentCall#waitContainer()}. Since Mesos 1.5. */
    public static final AgentCallType WAIT_CONTAINER = new AgentCallType("WAIT_CONTAINER");

    /** Needs {@link AgentCall#killContainer()}. Since Mesos 1.5. */
    public static final AgentCallType KILL_CONTAINER = new AgentCallType("KILL_CONTAINER");

    /** Needs {@link AgentCall#removeContainer()}. Since Mesos 1.5. */
    public static final AgentCallType REMOVE_CONTAINER = new AgentCallType("REMOVE_CONTAINER");

    /** Needs {@link AgentCall#addResourceProviderConfig()}. Since Mesos 1.5. */
    public static final AgentCallType ADD_RESOURCE_PROVIDER_CONFIG = new AgentCallType("ADD_RESOURCE_PROVIDER_CONFIG");

    /** Needs {@link AgentCall#updateResourceProviderConfig()}. Since Mesos 1.5. */
    public static final AgentCallType UPDATE_RESOURCE_PROVIDER_CONFIG =
            new AgentCallType("UPDATE_RESOURCE_PROVIDER_CONFIG");

    /** Needs {@link AgentCall#removeResourceProviderConfig()}. Since Mesos 1.5. */
    public static final AgentCallType REMOVE_RESOURCE_PROVIDER_CONFIG =
            new AgentCallType("REMOVE_RESOURCE_PROVIDER_CONFIG");

    /** Needs {@link AgentCall#markResourceProviderGone()}. Since Mesos 1.8. */
    public static final AgentCallType MARK_RESOURCE_PROVIDER_GONE = new AgentCallType("MARK_RESOURCE_PROVIDER_GONE");

    /** Needs {@link AgentCall#pruneImages()}. Since Mesos 1.5. */
    public static final AgentCallType PRUNE_IMAGES = new AgentCallType("PRUNE_IMAGES");

    private static final Set<AgentCallType> KNOWN = Set.of(
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
            GET_CONTAINERS,
            GET_FRAMEWORKS,
            GET_EXECUTORS,
            GET_OPERATIONS,
            GET_TASKS,
            GET_AGENT,
            GET_RESOURCE_PROVIDERS,
            LAUNCH_NESTED_CONTAINER,
            WAIT_NESTED_CONTAINER,
            KILL_NESTED_CONTAINER,
            REMOVE_NESTED_CONTAINER,
            LAUNCH_NESTED_CONTAINER_SESSION,
            ATTACH_CONTAINER_INPUT,
            ATTACH_CONTAINER_OUTPUT,
            LAUNCH_CONTAINER,
            WAIT_CONTAINER,
            KILL_CONTAINER,
            REMOVE_CONTAINER,
            ADD_RESOURCE_PROVIDER_CONFIG,
            UPDATE_RESOURCE_PROVIDER_CONFIG,
            REMOVE_RESOURCE_PROVIDER_CONFIG,
            MARK_RESOURCE_PROVIDER_GONE,
            PRUNE_IMAGES);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static AgentCallType of(String word) {
        return new AgentCallType(word);
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
