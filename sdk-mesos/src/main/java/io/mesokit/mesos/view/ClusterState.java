package io.mesokit.mesos.view;

import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Executor;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.GetStateResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A cluster's state at one moment. Immutable and safe for use by many threads. */
public final class ClusterState implements Cluster {
    private final Ledger ledger;

    /** Takes the ledger over: nobody else may change it. */
    ClusterState(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The state that GET_STATE answered, with the default {@link Retention}. */
    public static ClusterState of(GetStateResponse state) {
        return of(state, Retention.ofDefaults());
    }

    /**
     * The state that GET_STATE answered.
     *
     * @param retention how much of the past to keep of it
     */
    public static ClusterState of(GetStateResponse state, Retention retention) {
        return new ClusterState(
                Ledger.of(Objects.requireNonNull(state, "state"), Objects.requireNonNull(retention, "retention")));
    }

    /**
     * In what this and another state differ, of all that a master's events tell: which tasks there are, where, in which
     * state and on which agent; which agents are registered; which frameworks are registered and which completed, and
     * their names. Not compared is what changes without an event: an agent's resources and draining, a framework's
     * connection, offers and times, executors, a task's statuses.
     *
     * @return empty if they are the same
     */
    public List<Difference> differences(ClusterState other) {
        return Comparison.between(this, other);
    }

    /** What changed from an older state to this one. */
    Changes since(ClusterState older) {
        Changes changes = new Changes();
        ledger.differences(older.ledger, changes);
        return changes;
    }

    @Override
    public List<Task> tasks() {
        return ledger.tasks().live();
    }

    @Override
    public List<Task> unreachableTasks() {
        return ledger.tasks().unreachable();
    }

    @Override
    public List<Task> completedTasks() {
        return ledger.tasks().completed();
    }

    @Override
    public Optional<Task> task(TaskKey key) {
        return ledger.tasks().find(key);
    }

    @Override
    public List<Agent> agents() {
        return ledger.agents();
    }

    @Override
    public Optional<Agent> agent(AgentId id) {
        return ledger.agent(id);
    }

    @Override
    public List<AgentInfo> recoveredAgents() {
        return ledger.recoveredAgents();
    }

    @Override
    public List<Framework> frameworks() {
        return ledger.frameworks();
    }

    @Override
    public List<Framework> completedFrameworks() {
        return ledger.completedFrameworks();
    }

    @Override
    public Optional<Framework> framework(FrameworkId id) {
        return ledger.framework(id);
    }

    @Override
    public List<Executor> executors() {
        return ledger.executors();
    }

    /** How much there is of each. */
    @Override
    public String toString() {
        return "ClusterState(" + tasks().size() + " tasks, " + agents().size() + " agents, "
                + frameworks().size() + " frameworks)";
    }
}
