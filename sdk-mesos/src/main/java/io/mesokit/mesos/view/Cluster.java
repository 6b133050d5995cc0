package io.mesokit.mesos.view;

import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Executor;
import io.mesokit.mesos.model.master.Framework;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What can be asked of a cluster's state, be it live ({@link ClusterView}) or a moment of it ({@link ClusterState}).
 * Safe for use by many threads; every list is an immutable copy. Not for implementing.
 *
 * <p>A task is in exactly one of three places. It is <em>live</em> until it is terminal; <em>unreachable</em> when its
 * agent is (its state is then TASK_UNREACHABLE, or TASK_LOST for a framework that is not partition-aware); and
 * <em>completed</em> as soon as its state is terminal. A master moves a terminal task there only when its framework has
 * acknowledged the update, and sends no event of that, so GET_TASKS may show it as live for a while.
 */
public interface Cluster {
    /** Every live task, oldest first. */
    List<Task> tasks();

    /** Every unreachable task that is kept. */
    List<Task> unreachableTasks();

    /** Every completed task that is kept, by framework, oldest first. */
    List<Task> completedTasks();

    /** The latest task of this key, wherever it is. */
    Optional<Task> task(TaskKey key);

    /** The registered agents. An agent that is unreachable is not among them. */
    List<Agent> agents();

    /** The registered agent of this id. */
    Optional<Agent> agent(AgentId id);

    /** The agents that a new leader has read from its registry and that have not come back yet. */
    List<AgentInfo> recoveredAgents();

    /** The frameworks that are registered or recovered. */
    List<Framework> frameworks();

    /** The frameworks that are over and still kept, oldest first. */
    List<Framework> completedFrameworks();

    /** The framework of this id, registered or else completed. */
    Optional<Framework> framework(FrameworkId id);

    /**
     * The executors as of the last snapshot, less those of agents and frameworks that are gone: no event tells of them.
     */
    List<Executor> executors();

    /**
     * The live tasks that pass. Looks at each.
     *
     * @param filter called outside any lock
     */
    default List<Task> tasks(Predicate<? super Task> filter) {
        return tasks().stream().filter(filter).toList();
    }

    /** The live tasks of a framework. Looks at each task. */
    default List<Task> tasksOf(FrameworkId id) {
        return tasks(task -> task.frameworkId().equals(id));
    }

    /** The live tasks on an agent. Looks at each task. */
    default List<Task> tasksOn(AgentId id) {
        return tasks(task -> task.agentId().equals(id));
    }

    /**
     * The registered agents that pass.
     *
     * @param filter called outside any lock
     */
    default List<Agent> agents(Predicate<? super Agent> filter) {
        return agents().stream().filter(filter).toList();
    }

    /**
     * The registered frameworks that pass.
     *
     * @param filter called outside any lock
     */
    default List<Framework> frameworks(Predicate<? super Framework> filter) {
        return frameworks().stream().filter(filter).toList();
    }
}
