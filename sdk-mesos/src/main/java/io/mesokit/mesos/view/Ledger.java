package io.mesokit.mesos.view;

import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.FrameworkInfo;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Executor;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.GetFrameworksResponse;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.SubscribedEvent;
import io.mesokit.mesos.model.master.TaskUpdatedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a master's events make of its state: no threads, no clock, no connection. Not safe for use by several threads.
 *
 * <p>Some things cannot be read off the names of the events. A master that gives an agent up as unreachable says so of
 * its tasks only: there is no AGENT_REMOVED, so the first task's update, which carries the time, removes the agent. So
 * it does, without a time, with an agent that is marked gone. When an agent comes back its tasks are added before it is,
 * so a task may be on an agent that is not there yet; of its unreachable tasks that are not added the master says
 * nothing, but forgets them, as it forgets the completed ones whose ids are added. And a task that is over may be
 * updated again (when its framework is removed): the event's own state, not that of the status in it, is the task's.
 *
 * <p>An agent without tasks that goes unreachable or is marked gone is told of by no event at all; only the next
 * snapshot shows it, or the answer to GET_AGENTS. Nor is there an event when an agent that is unreachable already is
 * marked gone, for its tasks that are TASK_LOST: the master moves them to the completed ones, and only the next snapshot
 * shows that.
 */
final class Ledger {
    private final Retention retention;
    private final Map<AgentId, Agent> agents = new LinkedHashMap<>();
    private final Map<AgentId, AgentInfo> recoveredAgents = new LinkedHashMap<>();
    private final Map<FrameworkId, Framework> frameworks = new LinkedHashMap<>();
    private final Map<FrameworkId, Framework> completedFrameworks = new LinkedHashMap<>();
    private final List<Executor> executors = new ArrayList<>();
    private TaskLedger tasks;
    private long unknownUpdates;

    Ledger(Retention retention) {
        this.retention = retention;
        this.tasks = new TaskLedger(retention);
    }

    static Ledger of(GetStateResponse state, Retention retention) {
        Ledger ledger = new Ledger(retention);
        ledger.load(state);
        return ledger;
    }

    Ledger copy() {
        Ledger copy = new Ledger(retention);
        copy.take(this);
        copy.tasks = new TaskLedger(tasks);
        return copy;
    }

    private void take(Ledger other) {
        replace(agents, other.agents);
        replace(recoveredAgents, other.recoveredAgents);
        replace(frameworks, other.frameworks);
        replace(completedFrameworks, other.completedFrameworks);
        executors.clear();
        executors.addAll(other.executors);
        tasks = other.tasks;
    }

    private static <K, V> void replace(Map<K, V> map, Map<K, V> by) {
        map.clear();
        map.putAll(by);
    }

    private void load(GetStateResponse state) {
        state.agents().ifPresent(this::load);
        state.tasks().ifPresent(tasks::load);
        state.frameworks().ifPresent(this::load);
        state.executors().ifPresent(all -> {
            executors.addAll(all.executors());
            executors.addAll(all.orphanExecutors());
        });
    }

    private void load(GetAgentsResponse all) {
        all.recoveredAgents().forEach(info -> info.id().ifPresent(id -> recoveredAgents.put(id, info)));
        all.agents().forEach(agent -> agent.agentInfo().id().ifPresent(id -> agents.put(id, agent)));
    }

    private void load(GetFrameworksResponse all) {
        all.frameworks().forEach(framework -> id(framework).ifPresent(id -> frameworks.put(id, framework)));
        Changes untold = new Changes();
        all.completedFrameworks().forEach(framework -> id(framework).ifPresent(id -> complete(id, framework, untold)));
    }

    private static Optional<FrameworkId> id(Framework framework) {
        return framework.frameworkInfo().id();
    }

    /** Takes an event over; what it does not know, and heartbeats, change nothing. */
    Changes apply(MasterEvent event) {
        Changes changes = new Changes();
        event.subscribed().ifPresent(it -> become(of(it, retention), changes));
        event.taskAdded().ifPresent(it -> taskAdded(it.task(), changes));
        event.taskUpdated().ifPresent(it -> taskUpdated(it, changes));
        event.agentAdded().ifPresent(it -> agentAdded(it.agent(), changes));
        event.agentRemoved().ifPresent(it -> agentRemoved(it.agentId(), changes));
        event.frameworkAdded().ifPresent(it -> frameworkIs(it.framework(), changes));
        event.frameworkUpdated().ifPresent(it -> frameworkIs(it.framework(), changes));
        event.frameworkRemoved().ifPresent(it -> frameworkRemoved(it.frameworkInfo(), changes));
        return changes;
    }

    static Ledger of(SubscribedEvent event, Retention retention) {
        return of(event.state().orElseGet(() -> GetStateResponse.builder().build()), retention);
    }

    /** Takes over what another has, which nobody may change after that. */
    Changes become(Ledger now) {
        Changes changes = new Changes();
        become(now, changes);
        return changes;
    }

    private void become(Ledger now, Changes changes) {
        now.differences(this, changes);
        take(now);
        changes.synced();
    }

    /** What changed from an older ledger to this one. */
    void differences(Ledger older, Changes changes) {
        for (FrameworkId id :
                union(older.allFrameworks().keySet(), allFrameworks().keySet())) {
            changes.framework(older.framework(id), framework(id));
        }
        for (AgentId id : union(older.agents.keySet(), agents.keySet())) {
            changes.agent(older.agent(id), agent(id));
        }
        tasks.differences(older.tasks, changes);
    }

    /** Which agents are known, so that an answer that comes later can be compared with them. */
    Map<AgentId, Object> agentsKnown() {
        Map<AgentId, Object> known = new HashMap<>(recoveredAgents);
        known.putAll(agents);
        return known;
    }

    /**
     * Takes over what GET_AGENTS answered, of the agents of which no event has told since it was asked: an event that
     * came meanwhile may be newer than the answer, and after another snapshot it may be another leader's. Agents that
     * are in the answer only are left to the event that will tell of them.
     *
     * @param asked what {@link #agentsKnown()} was when it was asked
     */
    @SuppressWarnings("ReferenceEquality") // whatever an event put there is another object, even if it is equal
    Changes check(GetAgentsResponse answer, Map<AgentId, Object> asked) {
        Ledger there = new Ledger(retention);
        there.load(answer);
        Changes changes = new Changes();
        asked.forEach((id, known) -> {
            if (known == agents.get(id)) {
                there.agent(id).ifPresentOrElse(agent -> agentIs(id, agent, changes), () -> agentRemoved(id, changes));
            } else if (known == recoveredAgents.get(id) && !there.recoveredAgents.containsKey(id)) {
                recoveredAgents.remove(id);
            }
        });
        return changes;
    }

    private void agentIs(AgentId id, Agent agent, Changes changes) {
        changes.agent(Optional.ofNullable(agents.put(id, agent)), Optional.of(agent));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** A new task has nothing to tell yet, and an agent that is there; any other was brought back by its agent. */
    private void taskAdded(Task task, Changes changes) {
        AgentId agent = task.agentId();
        boolean isNew =
                task.state().equals(TaskState.STAGING) && task.statuses().isEmpty() && agents.containsKey(agent);
        tasks.added(task, !isNew && !recoveredAgents.containsKey(agent), changes);
    }

    private void taskUpdated(TaskUpdatedEvent event, Changes changes) {
        if (!tasks.updated(event, changes)) {
            unknownUpdates++;
        }
        if (event.status().unreachableTime().isPresent() || TaskLedger.agentGone(event.status())) {
            event.status().agentId().ifPresent(id -> agentRemoved(id, changes));
        }
    }

    private void agentAdded(Agent agent, Changes changes) {
        agent.agentInfo().id().ifPresent(id -> {
            recoveredAgents.remove(id);
            tasks.agentBack(id, changes);
            agentIs(id, agent, changes);
        });
    }

    private void agentRemoved(AgentId id, Changes changes) {
        recoveredAgents.remove(id);
        executors.removeIf(executor -> executor.agentId().equals(id));
        changes.agent(Optional.ofNullable(agents.remove(id)), Optional.empty());
    }

    private void frameworkIs(Framework event, Changes changes) {
        id(event).ifPresent(id -> {
            Optional<Framework> before = framework(id);
            completedFrameworks.remove(id);
            Framework after =
                    before.map(known -> withWhatEventsLack(event, known)).orElse(event);
            frameworks.put(id, after);
            changes.framework(before, Optional.of(after));
        });
    }

    /** Events leave out offers, resources and constraints; those of the last snapshot are kept. */
    private static Framework withWhatEventsLack(Framework event, Framework known) {
        return event.toBuilder()
                .offers(known.offers())
                .inverseOffers(known.inverseOffers())
                .allocatedResources(known.allocatedResources())
                .offeredResources(known.offeredResources())
                .offerConstraints(known.offerConstraints())
                .build();
    }

    private void frameworkRemoved(FrameworkInfo info, Changes changes) {
        info.id().ifPresent(id -> {
            tasks.frameworkRemoved(id, changes);
            executors.removeIf(executor -> executor.executorInfo().frameworkId().equals(Optional.of(id)));
            Optional<Framework> before = Optional.ofNullable(frameworks.remove(id));
            before.ifPresent(known -> complete(id, over(known, info), changes));
            changes.framework(before, framework(id));
        });
    }

    private static Framework over(Framework framework, FrameworkInfo info) {
        return framework.toBuilder()
                .frameworkInfo(info)
                .active(false)
                .connected(false)
                .offers(List.of())
                .inverseOffers(List.of())
                .allocatedResources(List.of())
                .offeredResources(List.of())
                .build();
    }

    private void complete(FrameworkId id, Framework framework, Changes changes) {
        completedFrameworks.put(id, framework);
        if (completedFrameworks.size() > retention.completedFrameworks()) {
            FrameworkId oldest = completedFrameworks.keySet().iterator().next();
            Framework gone = completedFrameworks.remove(oldest);
            tasks.frameworkForgotten(oldest, changes);
            if (!oldest.equals(id)) {
                changes.framework(Optional.ofNullable(gone), Optional.empty());
            }
        }
    }

    private Map<FrameworkId, Framework> allFrameworks() {
        Map<FrameworkId, Framework> all = new LinkedHashMap<>(completedFrameworks);
        all.putAll(frameworks);
        return all;
    }

    TaskLedger tasks() {
        return tasks;
    }

    List<Agent> agents() {
        return List.copyOf(agents.values());
    }

    Optional<Agent> agent(AgentId id) {
        return Optional.ofNullable(agents.get(id));
    }

    List<AgentInfo> recoveredAgents() {
        return List.copyOf(recoveredAgents.values());
    }

    List<Framework> frameworks() {
        return List.copyOf(frameworks.values());
    }

    List<Framework> completedFrameworks() {
        return List.copyOf(completedFrameworks.values());
    }

    Optional<Framework> framework(FrameworkId id) {
        return Optional.ofNullable(frameworks.get(id)).or(() -> Optional.ofNullable(completedFrameworks.get(id)));
    }

    List<Executor> executors() {
        return List.copyOf(executors);
    }

    /** How many updates were of tasks that are not known, such as forgotten ones. */
    long unknownUpdates() {
        return unknownUpdates;
    }
}
