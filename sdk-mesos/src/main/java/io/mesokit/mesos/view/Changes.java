package io.mesokit.mesos.view;

import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one event changed, in the order in which it is told. For one thread until it is complete. */
final class Changes {
    private final List<Change<Framework>> frameworks = new ArrayList<>();
    private final List<Change<Agent>> agents = new ArrayList<>();
    private final List<Change<Task>> tasks = new ArrayList<>();
    private boolean synced;

    /** In what a state differs from an older one. */
    static Changes between(ClusterState older, ClusterState newer, boolean synced) {
        Changes changes = newer.since(older);
        changes.synced = synced;
        return changes;
    }

    void framework(Optional<Framework> before, Optional<Framework> after) {
        add(frameworks, before, after);
    }

    void agent(Optional<Agent> before, Optional<Agent> after) {
        add(agents, before, after);
    }

    void task(Optional<Task> before, Optional<Task> after) {
        add(tasks, before, after);
    }

    private static <T> void add(List<Change<T>> to, Optional<T> before, Optional<T> after) {
        if (Change.happened(before, after)) {
            to.add(new Change<>(before, after));
        }
    }

    void synced() {
        synced = true;
    }

    boolean isSynced() {
        return synced;
    }

    boolean isEmpty() {
        return size() == 0 && !synced;
    }

    int size() {
        return frameworks.size() + agents.size() + tasks.size();
    }

    List<Change<Framework>> frameworks() {
        return frameworks;
    }

    List<Change<Agent>> agents() {
        return agents;
    }

    List<Change<Task>> tasks() {
        return tasks;
    }

    void tell(ClusterListener listener) {
        frameworks.forEach(listener::onFramework);
        agents.forEach(listener::onAgent);
        tasks.forEach(listener::onTask);
        if (synced) {
            listener.onSynced();
        }
    }
}
