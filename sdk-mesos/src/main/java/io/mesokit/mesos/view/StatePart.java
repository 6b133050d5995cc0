package io.mesokit.mesos.view;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Executor;
import io.mesokit.mesos.model.master.Framework;

/**
 * A list in a master's state, which can be read without the others. Immutable.
 *
 * @param <T> what is listed
 */
public final class StatePart<T> {
    /** Tasks that were launched and whose end has not been acknowledged. */
    public static final StatePart<Task> TASKS = new StatePart<>("tasks", Task.class);
    /** Tasks on agents that are unreachable. */
    public static final StatePart<Task> UNREACHABLE_TASKS = new StatePart<>("unreachable_tasks", Task.class);
    /** Tasks that are over and still remembered. */
    public static final StatePart<Task> COMPLETED_TASKS = new StatePart<>("completed_tasks", Task.class);
    /** Registered agents. */
    public static final StatePart<Agent> AGENTS = new StatePart<>("agents", Agent.class);
    /** Agents that have not come back since the last election. */
    public static final StatePart<AgentInfo> RECOVERED_AGENTS = new StatePart<>("recovered_agents", AgentInfo.class);
    /** Registered and recovered frameworks. */
    public static final StatePart<Framework> FRAMEWORKS = new StatePart<>("frameworks", Framework.class);
    /** Frameworks that are over and still remembered. */
    public static final StatePart<Framework> COMPLETED_FRAMEWORKS =
            new StatePart<>("completed_frameworks", Framework.class);
    /** Executors. */
    public static final StatePart<Executor> EXECUTORS = new StatePart<>("executors", Executor.class);

    private final String field;
    private final ObjectReader reader;

    private StatePart(String field, Class<T> type) {
        this.field = field;
        this.reader =
                Json.mapper().readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS); // the next one
    }

    String field() {
        return field;
    }

    ObjectReader reader() {
        return reader;
    }

    /** The server's name of the list. */
    @Override
    public String toString() {
        return field;
    }
}
