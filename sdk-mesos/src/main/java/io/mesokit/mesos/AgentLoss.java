package io.mesokit.mesos;

import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Resources;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.GetTasksResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is lost when an agent is marked gone, as the master knew it when it was asked. Immutable.
 *
 * @param agent the agent
 * @param hostname where it runs; empty if it is not registered now
 * @param tasks its tasks, also while it is unreachable: frameworks will take them for dead and start others
 * @param volumes its persistent volumes, whose data nobody reaches any more
 */
public record AgentLoss(AgentId agent, Optional<String> hostname, List<Task> tasks, List<Resource> volumes) {
    static AgentLoss of(AgentId agent, GetStateResponse state) {
        Optional<io.mesokit.mesos.model.master.Agent> listed = state.agents().stream()
                .flatMap(all -> all.agents().stream())
                .filter(one -> one.agentInfo().id().equals(Optional.of(agent)))
                .findFirst();
        List<Resource> volumes = listed.stream()
                .flatMap(one -> one.totalResources().stream())
                .filter(Resources::isPersistentVolume)
                .toList();
        List<Task> tasks = state.tasks().stream()
                .flatMap(AgentLoss::alive)
                .filter(task -> task.agentId().equals(agent))
                .toList();
        return new AgentLoss(agent, listed.map(one -> one.agentInfo().hostname()), tasks, volumes);
    }

    private static Stream<Task> alive(GetTasksResponse tasks) {
        return Stream.concat(tasks.tasks().stream(), tasks.unreachableTasks().stream());
    }

    /** The frameworks whose tasks they are. */
    public Set<FrameworkId> frameworks() {
        return tasks.stream().map(Task::frameworkId).collect(Collectors.toUnmodifiableSet());
    }

    /** All of it as a sentence, to be read before {@link Agents#markGone} is run. */
    @Override
    public String toString() {
        return "agent " + agent + hostname.map(host -> " on " + host).orElse("") + " will never be taken back: "
                + tasks.size() + " tasks of " + frameworks().size() + " frameworks become TASK_GONE_BY_OPERATOR (or"
                + " TASK_LOST, where a framework is not PARTITION_AWARE), and "
                + volumes.size() + " persistent volumes are lost. There is no way back";
    }
}
