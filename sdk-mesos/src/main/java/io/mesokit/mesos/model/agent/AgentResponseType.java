package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Which call is answered. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record AgentResponseType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final AgentResponseType UNKNOWN = new AgentResponseType("UNKNOWN");

    /** Comes with {@link AgentResponse#health()}. */
    public static final AgentResponseType GET_HEALTH = new AgentResponseType("GET_HEALTH");

    /** Comes with {@link AgentResponse#flags()}. */
    public static final AgentResponseType GET_FLAGS = new AgentResponseType("GET_FLAGS");

    /** Comes with {@link AgentResponse#version()}. */
    public static final AgentResponseType GET_VERSION = new AgentResponseType("GET_VERSION");

    /** Comes with {@link AgentResponse#metrics()}. */
    public static final AgentResponseType GET_METRICS = new AgentResponseType("GET_METRICS");

    /** Comes with {@link AgentResponse#loggingLevel()}. */
    public static final AgentResponseType GET_LOGGING_LEVEL = new AgentResponseType("GET_LOGGING_LEVEL");

    /** Comes with {@link AgentResponse#listFiles()}. */
    public static final AgentResponseType LIST_FILES = new AgentResponseType("LIST_FILES");

    /** Comes with {@link AgentResponse#readFile()}. */
    public static final AgentResponseType READ_FILE = new AgentResponseType("READ_FILE");

    /** Comes with {@link AgentResponse#state()}. */
    public static final AgentResponseType GET_STATE = new AgentResponseType("GET_STATE");

    /** Comes with {@link AgentResponse#containers()}. */
    public static final AgentResponseType GET_CONTAINERS = new AgentResponseType("GET_CONTAINERS");

    /** Comes with {@link AgentResponse#frameworks()}. Since Mesos 1.1. */
    public static final AgentResponseType GET_FRAMEWORKS = new AgentResponseType("GET_FRAMEWORKS");

    /** Comes with {@link AgentResponse#executors()}. Since Mesos 1.1. */
    public static final AgentResponseType GET_EXECUTORS = new AgentResponseType("GET_EXECUTORS");

    /** Comes with {@link AgentResponse#operations()}. Since Mesos 1.6. */
    public static final AgentResponseType GET_OPERATIONS = new AgentResponseType("GET_OPERATIONS");

    /** Comes with {@link AgentResponse#tasks()}. Since Mesos 1.1. */
    public static final AgentResponseType GET_TASKS = new AgentResponseType("GET_TASKS");

    /** Comes with {@link AgentResponse#agent()}. Since Mesos 1.3. */
    public static final AgentResponseType GET_AGENT = new AgentResponseType("GET_AGENT");

    /** Comes with {@link AgentResponse#resourceProviders()}. Since Mesos 1.5. */
    public static final AgentResponseType GET_RESOURCE_PROVIDERS = new AgentResponseType("GET_RESOURCE_PROVIDERS");

    /** Comes with {@link AgentResponse#waitNestedContainer()}. Since Mesos 1.1. */
    public static final AgentResponseType WAIT_NESTED_CONTAINER = new AgentResponseType("WAIT_NESTED_CONTAINER");

    /** Comes with {@link AgentResponse#waitContainer()}. Since Mesos 1.5. */
    public static final AgentResponseType WAIT_CONTAINER = new AgentResponseType("WAIT_CONTAINER");

    private static final Set<AgentResponseType> KNOWN = Set.of(
            UNKNOWN,
            GET_HEALTH,
            GET_FLAGS,
            GET_VERSION,
            GET_METRICS,
            GET_LOGGING_LEVEL,
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
            WAIT_NESTED_CONTAINER,
            WAIT_CONTAINER);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static AgentResponseType of(String word) {
        return new AgentResponseType(word);
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
