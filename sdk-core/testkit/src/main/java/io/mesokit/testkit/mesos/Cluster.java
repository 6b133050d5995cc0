package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.exec.TaskExecutor;
import io.mesokit.testkit.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/*
 * What the leading master knows, and how it changes. Every change is made here, under one lock, and publishes its
 * events under the same lock; a subscriber's snapshot is taken under it too. That is what makes a snapshot and the
 * events after it one consistent sequence, as it is in the real master, where one actor does all of it.
 *
 * There is one state for all masters of the cluster. Of a real cluster's state the registry (agents, weights, quotas,
 * maintenance) outlives the leader by itself, and tasks, frameworks and operations come back with the agents; only
 * history is lost.
 */
final class Cluster {
    private static final int COMPLETED_FRAMEWORKS = 50;

    final Timeline time;
    final Subscribers subscribers;
    final Quotas quotas;
    final Maintenance maintenance;
    final Operations operations;
    final Schedulers schedulers;
    final Launches launches;
    final TaskRunner runner;
    final TaskReports reports;
    final Map<String, Double> weights = new LinkedHashMap<>();
    final Map<String, AgentRecord> agents = new LinkedHashMap<>();
    final Map<String, AgentRecord> unreachable = new LinkedHashMap<>();
    final Set<String> gone = new LinkedHashSet<>();
    final Map<String, FrameworkRecord> frameworks = new LinkedHashMap<>();
    final Deque<FrameworkRecord> completedFrameworks = new ArrayDeque<>();
    private final Duration settling;
    private String prefix = "";
    private int agentNumber;
    private int frameworkNumber;

    Cluster(Timeline time, MesosOptions options, TaskExecutor executor) {
        this.time = time;
        this.settling = options.settling();
        this.subscribers = new Subscribers(time, options.heartbeat());
        this.quotas = new Quotas(this);
        this.maintenance = new Maintenance(this);
        this.operations = new Operations(this, options.settling());
        this.schedulers = new Schedulers(this, options.heartbeat());
        this.launches = new Launches(this);
        this.reports = new TaskReports(this);
        this.runner = new TaskRunner(this, executor, options.settling());
    }

    Instant now() {
        return time.instant();
    }

    /** The id of the master that leads; new agents and frameworks are named after it. */
    synchronized String masterId() {
        return prefix;
    }

    synchronized <T> T locked(Supplier<T> action) {
        return action.get();
    }

    synchronized void locked(Runnable action) {
        action.run();
    }

    // ---- lookup

    synchronized AgentRecord agent(String id) {
        AgentRecord found = agents.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no registered agent " + id + "; there are " + agents.keySet());
        }
        return found;
    }

    synchronized FrameworkRecord framework(String id) {
        FrameworkRecord found = frameworks.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no framework " + id + "; there are " + frameworks.keySet());
        }
        return found;
    }

    /** What tasks and executors use on an agent. */
    Resources allocated(AgentRecord agent) {
        Resources sum = Resources.none();
        for (FrameworkRecord framework : frameworks.values()) {
            sum = sum.plus(framework.used(agent.id::equals));
        }
        return sum;
    }

    Resources free(AgentRecord agent) {
        return agent.total.minus(allocated(agent).unallocated()).minus(operations.held(agent));
    }

    /** What is neither in use nor on offer. */
    Resources offerable(AgentRecord agent) {
        return free(agent)
                .minus(schedulers
                        .offers
                        .offered(offer -> offer.agent().equals(agent.id))
                        .unallocated());
    }

    double weight(String role) {
        return weights.getOrDefault(role, 1.0);
    }

    /** Whether the master still has the task among those that may run. */
    boolean has(TaskRecord task) {
        return Optional.ofNullable(frameworks.get(task.framework))
                .filter(framework -> framework.tasks.get(task.id) == task)
                .isPresent();
    }

    /** Whether a task has not come to its end, as far as its agent knows. */
    boolean goesOn(TaskRecord task) {
        return !task.terminal() && !schedulers.updates.ended(task);
    }

    ObjectNode json(AgentRecord agent) {
        return agent.json(
                allocated(agent),
                schedulers.offers.offered(offer -> offer.agent().equals(agent.id)));
    }

    /** As in GET_FRAMEWORKS. */
    ObjectNode json(FrameworkRecord framework) {
        return framework.json(
                schedulers.offers.jsonOf(framework),
                schedulers.offers.offered(offer -> offer.framework().equals(framework.id)));
    }

    /** The quantities that are there in all. */
    Resources capacity() {
        return agents.values().stream()
                .map(agent -> agent.total)
                .reduce(Resources.none(), Resources::plus)
                .map(one -> new Resource(
                        one.name(), one.amount(), Json.array(), Json.object(), Optional.empty(), Json.object()));
    }

    Stream<TaskRecord> tasksOn(String agent) {
        return frameworks.values().stream()
                .flatMap(framework -> framework.tasks.values().stream())
                .filter(task -> task.agent.equals(agent));
    }

    // ---- agents

    synchronized AgentRecord add(ObjectNode info) {
        if (!info.has("id")) {
            info.set("id", Json.id(prefix + "-S" + agentNumber++));
        }
        AgentRecord agent = new AgentRecord(info, now());
        agents.put(agent.id, agent);
        publish("AGENT_ADDED", Json.object("agent", json(agent)));
        schedulers.allocator.allocate();
        return agent;
    }

    /** A graceful end of the agent, or its removal: its tasks are lost first. */
    synchronized void remove(AgentRecord agent, Removal why) {
        agents.remove(agent.id);
        tasksOn(agent.id).toList().forEach(task -> {
            String message = "Agent " + agent.hostname() + " removed: " + why.words();
            reports.byMaster(task, "TASK_LOST", message, "REASON_AGENT_REMOVED");
            framework(task.framework).complete(task);
        });
        frameworks.values().forEach(framework -> framework.dropExecutors(agent.id));
        lost(agent);
        publish("AGENT_REMOVED", Json.object("agent_id", Json.id(agent.id)));
    }

    /** Takes back what was offered of an agent, and tells the frameworks that it is not there. */
    private void lost(AgentRecord agent) {
        schedulers.offers.rescind(offer -> offer.agent().equals(agent.id));
        schedulers.offers.rescindInverse(one -> one.agent().equals(agent.id));
        frameworks
                .values()
                .forEach(framework ->
                        schedulers.send(framework.id, "FAILURE", Json.object("agent_id", Json.id(agent.id))));
    }

    /** Why an agent is removed, in the words that frameworks are told. */
    record Removal(String words) {
        static final Removal UNREGISTERED = new Removal("the agent unregistered");
        static final Removal DOWN = new Removal("Operator initiated 'Machine DOWN'");
    }

    /** The agent stops answering: its tasks become unreachable, and no AGENT_REMOVED is sent. */
    synchronized void lose(AgentRecord agent) {
        agents.remove(agent.id);
        unreachable.put(agent.id, agent);
        agent.unreachableSince = now();
        for (TaskRecord task : tasksOn(agent.id).toList()) {
            FrameworkRecord framework = framework(task.framework);
            framework.tasks.remove(task.id);
            framework.unreachable.put(task.id, task);
            reports.unreachable(task);
        }
        lost(agent);
    }

    /**
     * The agent answers again: first the tasks that it still has are told, then it. The others are forgotten, and so is
     * what was completed by the ids of those that it has.
     */
    synchronized void giveBack(String id, Predicate<TaskRecord> still) {
        AgentRecord agent = Optional.ofNullable(unreachable.remove(id))
                .orElseThrow(() -> new IllegalArgumentException("agent " + id + " is not unreachable"));
        for (FrameworkRecord framework : frameworks.values()) {
            for (TaskRecord task : List.copyOf(framework.unreachable.values())) {
                if (task.agent.equals(id)) {
                    framework.unreachable.remove(task.id);
                    if (!still.test(task)) {
                        schedulers.updates.forget(task);
                        runner.discard(task);
                        continue;
                    }
                    framework.completed.removeIf(over -> over.id.equals(task.id));
                    task.reachableAgain();
                    framework.tasks.put(task.id, task);
                    publish("TASK_ADDED", Json.object("task", task.json()));
                    reports.backAgain(task);
                }
            }
        }
        agent.registered = now();
        agent.reregistered = Optional.of(now());
        agents.put(id, agent);
        publish("AGENT_ADDED", Json.object("agent", json(agent)));
        schedulers.feedback.resume(agent);
        schedulers.allocator.allocate();
        if (agent.draining()) {
            awaitDrained(agent);
        }
    }

    // ---- draining

    synchronized void drain(AgentRecord agent, ObjectNode config) {
        boolean reachable = agents.containsKey(agent.id);
        agent.deactivated = true;
        agent.drain =
                Optional.of((ObjectNode) Json.object().put("state", "DRAINING").set("config", config));
        agent.drainStart = Optional.of(Instant.ofEpochSecond(now().getEpochSecond()));
        schedulers.offers.rescind(offer -> offer.agent().equals(agent.id));
        if (reachable) {
            awaitDrained(agent);
        }
    }

    /** The agent hears of it now; one that was out of reach, when it is back. */
    private void awaitDrained(AgentRecord agent) {
        time.after(settling, () -> drained(agent));
    }

    private synchronized void drained(AgentRecord agent) {
        if (!agent.draining() || !agents.containsKey(agent.id)) {
            return;
        }
        tasksOn(agent.id)
                .filter(task -> !task.terminal())
                .toList()
                .forEach(task -> reports.update(
                        task, "TASK_KILLED", "Killed by the drain of the agent", "REASON_AGENT_DRAINING"));
        agent.drain.ifPresent(info -> info.put("state", "DRAINED"));
        if (agent.drain.get().path("config").path("mark_gone").asBoolean()) {
            markGone(agent);
        }
    }

    /**
     * The agent is gone for ever, and no AGENT_REMOVED is sent. Tasks of frameworks that know of partitions are over;
     * the others are lost, and kept as unreachable ones, unless the agent was unreachable already.
     */
    synchronized void markGone(AgentRecord agent) {
        gone.add(agent.id);
        boolean registered = agents.remove(agent.id) != null;
        unreachable.remove(agent.id);
        for (FrameworkRecord framework : List.copyOf(frameworks.values())) {
            boolean aware = framework.has("PARTITION_AWARE");
            for (TaskRecord task : framework.removeOf(agent.id)) {
                reports.agentGone(task, aware);
                if (aware || !registered) {
                    framework.complete(task);
                } else {
                    framework.unreachable.put(task.id, task);
                }
            }
            framework.dropExecutors(agent.id);
        }
        if (registered) {
            lost(agent);
        }
    }

    // ---- frameworks

    synchronized FrameworkRecord addFramework(ObjectNode info) {
        if (!info.has("id")) {
            info.set("id", Json.id("%s-%04d".formatted(prefix, frameworkNumber++)));
        }
        FrameworkRecord framework = new FrameworkRecord(info, now());
        frameworks.put(framework.id, framework);
        publish("FRAMEWORK_ADDED", Json.object("framework", framework.eventJson()));
        return framework;
    }

    synchronized void updateFramework(FrameworkRecord framework, ObjectNode info) {
        if (!framework.info.equals(info)) {
            framework.info = info;
            publish("FRAMEWORK_UPDATED", Json.object("framework", framework.eventJson()));
        }
    }

    /** A framework that has a stream of events subscribes once more. */
    synchronized void resubscribed(FrameworkRecord framework, ObjectNode info) {
        framework.info = info;
        publish("FRAMEWORK_UPDATED", Json.object("framework", framework.eventJson()));
    }

    synchronized void removeFramework(FrameworkRecord framework) {
        schedulers.removed(framework);
        Stream.of(List.copyOf(framework.tasks.values()), List.copyOf(framework.unreachable.values()))
                .flatMap(List::stream)
                .forEach(task -> {
                    reports.byMaster(
                            task, "TASK_KILLED", "Framework " + framework.id + " removed", "REASON_FRAMEWORK_REMOVED");
                    framework.complete(task);
                });
        framework.unreachable.clear();
        framework.dropAllExecutors();
        framework.active = false;
        framework.connected = false;
        framework.unregistered = Json.nanos(now());
        frameworks.remove(framework.id);
        if (completedFrameworks.size() == COMPLETED_FRAMEWORKS) {
            completedFrameworks.removeFirst();
        }
        completedFrameworks.addLast(framework);
        publish("FRAMEWORK_REMOVED", Json.object("framework_info", framework.info.deepCopy()));
    }

    // ---- tasks

    synchronized TaskRecord launch(ObjectNode task) {
        TaskRecord record = new TaskRecord(task, UUID.randomUUID().toString());
        agent(record.agent);
        FrameworkRecord framework = framework(record.framework);
        if (framework.tasks.putIfAbsent(record.id, record) != null) {
            throw new IllegalArgumentException("task " + record.id + " is there already");
        }
        publish("TASK_ADDED", Json.object("task", record.json()));
        return record;
    }

    // ---- events

    void publish(String type, ObjectNode member) {
        ObjectNode event = Json.object().put("type", type);
        event.set(type.toLowerCase(java.util.Locale.ROOT), member);
        subscribers.publish(event);
    }

    // ---- taking over

    /** The leader is gone: its streams end, in order or not. */
    void endStreams(boolean cut) {
        subscribers.endAll(cut);
        locked(() -> schedulers.endAll(cut));
    }

    /**
     * A new leader: what only the old one remembered is lost, agents and frameworks have come back. A scheduler comes
     * back by itself; until then its framework is known by what runs on agents, if anything does.
     */
    synchronized void failover(String leader) {
        // Here and not before: whoever came back in between would go on with what the old leader had told.
        endStreams(false);
        frameworks.values().removeIf(one -> one.http && one.tasks.isEmpty() && one.executors.isEmpty());
        prefix = leader;
        completedFrameworks.clear();
        quotas.recover();
        for (FrameworkRecord framework : frameworks.values()) {
            framework.completed.clear();
            framework.registered = Json.nanos(now());
            framework.reregistered = framework.registered;
            framework.recovered = framework.http;
        }
        agents.values().forEach(agent -> {
            agent.registered = now();
            agent.reregistered = Optional.of(now());
            schedulers.feedback.resume(agent);
        });
    }

    /** All tasks that have ended and are remembered. */
    List<TaskRecord> completedTasks() {
        List<TaskRecord> all = new ArrayList<>();
        frameworks.values().forEach(framework -> all.addAll(framework.completed));
        completedFrameworks.forEach(framework -> all.addAll(framework.completed));
        return all;
    }

    ArrayNode roles() {
        return new Roles(this).json();
    }
}
