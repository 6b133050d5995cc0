package io.mesokit.mesos.view;

import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.FrameworkInfo;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.TaskId;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.TaskStatus;
import io.mesokit.mesos.model.TaskStatusReason;
import io.mesokit.mesos.model.TaskStatusSource;
import io.mesokit.mesos.model.TimeInfo;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.AgentAddedEvent;
import io.mesokit.mesos.model.master.AgentRemovedEvent;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.FrameworkAddedEvent;
import io.mesokit.mesos.model.master.FrameworkRemovedEvent;
import io.mesokit.mesos.model.master.FrameworkUpdatedEvent;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.GetFrameworksResponse;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.GetTasksResponse;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.SubscribedEvent;
import io.mesokit.mesos.model.master.TaskAddedEvent;
import io.mesokit.mesos.model.master.TaskUpdatedEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A master's book-keeping, as its source and the recorded streams have it, driven by a seed. It shares nothing with the
 * view: tasks belong to frameworks, a terminal task waits for an acknowledgement, agents know their own tasks.
 */
final class SimulatedMaster {
    private static final List<TaskState> NEXT = List.of(
            TaskState.STARTING,
            TaskState.RUNNING,
            TaskState.RUNNING,
            TaskState.KILLING,
            TaskState.FINISHED,
            TaskState.FAILED,
            TaskState.KILLED,
            TaskState.LOST);

    private final RandomGenerator random;
    private final Retention limits;
    private final boolean promptAcknowledgements;
    private final List<MasterEvent> sent = new ArrayList<>();
    private final Map<AgentId, Agent> agents = new LinkedHashMap<>();
    private final Map<AgentId, Map<TaskKey, Task>> away = new LinkedHashMap<>();
    private final Map<AgentId, AgentInfo> recovered = new LinkedHashMap<>();
    private final Map<FrameworkId, Side> frameworks = new LinkedHashMap<>();
    private final Map<FrameworkId, Side> completed = new LinkedHashMap<>();
    private int names;

    /** A framework and its tasks. */
    private static final class Side {
        private final boolean partitionAware;
        private Framework framework;
        private final Map<TaskId, Task> tasks = new LinkedHashMap<>();
        private final Map<TaskId, Task> unreachable = new LinkedHashMap<>();
        private final Deque<Task> completed = new ArrayDeque<>();

        Side(Framework framework, boolean partitionAware) {
            this.framework = framework;
            this.partitionAware = partitionAware;
        }
    }

    SimulatedMaster(RandomGenerator random, Retention limits, boolean promptAcknowledgements) {
        this.random = random;
        this.limits = limits;
        this.promptAcknowledgements = promptAcknowledgements;
    }

    /** Lets something happen; the events of it. */
    List<MasterEvent> step() {
        sent.clear();
        int dice = random.nextInt(100);
        if (dice < 6) {
            addAgent();
        } else if (dice < 12) {
            addFramework();
        } else if (dice < 40) {
            launch();
        } else if (dice < 72) {
            any(live()).ifPresent(this::progress);
        } else if (dice < 80) {
            acknowledge();
        } else {
            rare(dice);
        }
        return List.copyOf(sent);
    }

    private void rare(int dice) {
        if (dice < 85) {
            any(agents.keySet()).ifPresent(this::unreachable);
        } else if (dice < 91) {
            any(away.keySet()).ifPresent(this::comesBack);
        } else if (dice < 92) {
            any(agents.keySet()).ifPresent(this::gone);
        } else if (dice < 93) {
            any(agents.keySet()).ifPresent(this::removed);
        } else if (dice < 96) {
            any(frameworks.keySet()).ifPresent(this::teardown);
        } else if (dice < 98) {
            any(frameworks.keySet()).ifPresent(this::rename);
        } else if (dice < 99) {
            sent.add(MasterEvent.of(io.mesokit.mesos.model.master.MasterEventType.HEARTBEAT));
        } else {
            any(live()).ifPresent(this::repeat);
        }
    }

    /** Another master leads: it knows what its registry has, and all else from agents that come back. */
    void failover() {
        agents.forEach((id, agent) -> recovered.put(id, agent.agentInfo()));
        agents.keySet().forEach(id -> away.put(id, tasksOn(id)));
        agents.clear();
        completed.clear();
        frameworks.values().forEach(side -> {
            side.tasks.clear();
            side.unreachable.clear();
            side.completed.clear();
        });
    }

    MasterEvent subscribed() {
        return MasterEvent.of(SubscribedEvent.builder()
                .state(state())
                .heartbeatIntervalSeconds(15)
                .build());
    }

    GetStateResponse state() {
        var tasks = GetTasksResponse.builder();
        var all = GetFrameworksResponse.builder();
        frameworks.values().forEach(side -> fill(tasks, side));
        completed.values().forEach(side -> fill(tasks, side));
        frameworks.values().forEach(side -> all.addFrameworks(side.framework));
        completed.values().forEach(side -> all.addCompletedFrameworks(side.framework));
        var registered = GetAgentsResponse.builder();
        agents.values().forEach(registered::addAgents);
        recovered.values().forEach(registered::addRecoveredAgents);
        return GetStateResponse.builder()
                .tasks(tasks.build())
                .frameworks(all.build())
                .agents(registered.build())
                .build();
    }

    private static void fill(io.mesokit.mesos.model.master.GetTasksResponseBuilder tasks, Side side) {
        side.tasks.values().forEach(tasks::addTasks);
        side.unreachable.values().forEach(tasks::addUnreachableTasks);
        side.completed.forEach(tasks::addCompletedTasks);
    }

    private <T> Optional<T> any(Iterable<T> of) {
        List<T> all = new ArrayList<>();
        of.forEach(all::add);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private List<Task> live() {
        return frameworks.values().stream()
                .flatMap(side -> side.tasks.values().stream())
                .toList();
    }

    private Map<TaskKey, Task> tasksOn(AgentId id) {
        Map<TaskKey, Task> on = new LinkedHashMap<>();
        live().stream().filter(task -> task.agentId().equals(id)).forEach(task -> on.put(TaskKey.of(task), task));
        return on;
    }

    private void addAgent() {
        AgentId id = AgentId.of("S" + names++);
        AgentInfo info = AgentInfo.builder().id(id).hostname("host-" + id).build();
        Agent agent =
                Agent.builder().agentInfo(info).active(true).version("1.11.0").build();
        agents.put(id, agent);
        sent.add(MasterEvent.of(AgentAddedEvent.builder().agent(agent).build()));
    }

    private void addFramework() {
        FrameworkId id = FrameworkId.of("F" + names++);
        FrameworkInfo info =
                FrameworkInfo.builder().id(id).user("u").name("name-" + id).build();
        Framework framework = Framework.builder()
                .frameworkInfo(info)
                .active(true)
                .connected(true)
                .recovered(false)
                .build();
        frameworks.put(id, new Side(framework, random.nextBoolean()));
        sent.add(MasterEvent.of(
                FrameworkAddedEvent.builder().framework(framework).build()));
    }

    private void rename(FrameworkId id) {
        Side side = frameworks.get(id);
        FrameworkInfo info = side.framework.frameworkInfo().toBuilder()
                .name("renamed-" + names++)
                .build();
        side.framework = side.framework.toBuilder().frameworkInfo(info).build();
        sent.add(MasterEvent.of(
                FrameworkUpdatedEvent.builder().framework(side.framework).build()));
    }

    private void launch() {
        Optional<AgentId> agent = any(agents.keySet());
        Optional<FrameworkId> framework = any(frameworks.keySet());
        if (agent.isPresent() && framework.isPresent()) {
            Side side = frameworks.get(framework.get());
            Task task = Task.builder()
                    .name("t")
                    .taskId(freeId(side))
                    .frameworkId(framework.get())
                    .agentId(agent.get())
                    .state(TaskState.STAGING)
                    .build();
            add(side, task);
        }
    }

    /** Now and then the id of a task that is over. */
    private TaskId freeId(Side side) {
        Optional<TaskId> used = random.nextInt(5) == 0 ? any(side.completed).map(Task::taskId) : Optional.empty();
        return used.filter(id -> !side.tasks.containsKey(id) && !side.unreachable.containsKey(id))
                .orElseGet(() -> TaskId.of("t" + names++));
    }

    private void add(Side side, Task task) {
        side.tasks.put(task.taskId(), task);
        sent.add(MasterEvent.of(TaskAddedEvent.builder().task(task).build()));
    }

    private void progress(Task task) {
        if (!task.state().terminal()) {
            Side side = frameworks.get(task.frameworkId());
            TaskState state = any(NEXT).orElseThrow();
            if (!state.equals(task.state())) {
                Task now = updated(task, status(task, state).build());
                side.tasks.put(task.taskId(), now);
                if (now.state().terminal() && promptAcknowledgements) {
                    over(side, side.tasks.remove(now.taskId()));
                }
            }
        }
    }

    /** The state again: the status is another, and no event says so. */
    private void repeat(Task task) {
        Task again = task.toBuilder()
                .statuses(List.of(status(task, task.state()).message("again").build()))
                .build();
        frameworks.get(task.frameworkId()).tasks.put(task.taskId(), again);
    }

    private static io.mesokit.mesos.model.TaskStatusBuilder status(Task task, TaskState state) {
        return TaskStatus.builder().taskId(task.taskId()).state(state).agentId(task.agentId());
    }

    private Task updated(Task task, TaskStatus status) {
        TaskState state = task.state().terminal() ? task.state() : status.state();
        sent.add(MasterEvent.of(TaskUpdatedEvent.builder()
                .frameworkId(task.frameworkId())
                .status(status)
                .state(state)
                .build()));
        return task.toBuilder().state(state).addStatuses(status).build();
    }

    private void acknowledge() {
        any(live().stream().filter(task -> task.state().terminal()).toList()).ifPresent(task -> {
            Side side = frameworks.get(task.frameworkId());
            over(side, side.tasks.remove(task.taskId()));
        });
    }

    private void over(Side side, Task task) {
        side.completed.add(task);
        if (side.completed.size() > limits.completedTasks()) {
            side.completed.remove();
        }
    }

    private void unreachable(AgentId id) {
        Map<TaskKey, Task> on = tasksOn(id);
        if (on.isEmpty()) {
            return; // no event would tell of it: see the test of the view's renewal
        }
        away.put(id, on);
        agents.remove(id);
        on.values().forEach(task -> {
            Side side = frameworks.get(task.frameworkId());
            TaskState state = side.partitionAware ? TaskState.UNREACHABLE : TaskState.LOST;
            side.tasks.remove(task.taskId());
            TaskStatus status = byMaster(task, state)
                    .message("health check timed out")
                    .reason(TaskStatusReason.AGENT_REMOVED)
                    .unreachableTime(TimeInfo.of(Instant.EPOCH))
                    .build();
            lose(side, updated(task, status));
        });
    }

    private void lose(Side side, Task task) {
        side.unreachable.put(task.taskId(), task);
        if (side.unreachable.size() > limits.unreachableTasks()) {
            side.unreachable.remove(side.unreachable.keySet().iterator().next());
        }
    }

    /** As long as an agent has no tasks, nobody is told that it does not answer any more. */
    AgentId loseAgentWithoutTasks() {
        AgentId id = agents.keySet().stream()
                .filter(agent -> tasksOn(agent).isEmpty())
                .findFirst()
                .orElseThrow();
        away.put(id, tasksOn(id));
        agents.remove(id);
        return id;
    }

    private void comesBack(AgentId id) {
        boolean known = recovered.remove(id) == null;
        boolean restarted = random.nextInt(4) == 0;
        away.remove(id).values().stream()
                .filter(task -> frameworks.containsKey(task.frameworkId()))
                .filter(task -> !restarted || random.nextBoolean())
                .filter(task -> !frameworks.get(task.frameworkId()).tasks.containsKey(task.taskId()))
                .forEach(task -> {
                    Side side = frameworks.get(task.frameworkId());
                    if (known) {
                        side.unreachable.remove(task.taskId());
                        side.completed.removeIf(over -> over.taskId().equals(task.taskId()));
                    }
                    add(side, task);
                });
        frameworks
                .values()
                .forEach(side -> side.unreachable
                        .values()
                        .removeIf(task -> task.agentId().equals(id)));
        AgentInfo info = AgentInfo.builder().id(id).hostname("host-" + id).build();
        Agent agent =
                Agent.builder().agentInfo(info).active(true).version("1.11.0").build();
        agents.put(id, agent);
        sent.add(MasterEvent.of(AgentAddedEvent.builder().agent(agent).build()));
    }

    /** As when it is marked gone: no event but those of its tasks, of which only some are over. */
    private void gone(AgentId id) {
        Map<TaskKey, Task> on = tasksOn(id);
        if (on.isEmpty()) {
            return; // as with one that is unreachable
        }
        agents.remove(id);
        on.values().forEach(task -> {
            Side side = frameworks.get(task.frameworkId());
            side.tasks.remove(task.taskId());
            TaskStatus status = byMaster(task, side.partitionAware ? TaskState.GONE_BY_OPERATOR : TaskState.LOST)
                    .message("Agent has been marked gone")
                    .reason(
                            side.partitionAware
                                    ? TaskStatusReason.AGENT_REMOVED_BY_OPERATOR
                                    : TaskStatusReason.AGENT_REMOVED)
                    .build();
            if (side.partitionAware) {
                over(side, updated(task, status));
            } else {
                lose(side, updated(task, status));
            }
        });
    }

    /** As when it ends in order; which does not mean that its tasks do. */
    private void removed(AgentId id) {
        Map<TaskKey, Task> on = tasksOn(id);
        away.put(id, on);
        on.values().forEach(task -> {
            Side side = frameworks.get(task.frameworkId());
            side.tasks.remove(task.taskId());
            TaskStatus status = byMaster(task, TaskState.LOST)
                    .message("Agent host-" + id + " removed: the agent unregistered")
                    .reason(TaskStatusReason.AGENT_REMOVED)
                    .build();
            over(side, updated(task, status));
        });
        agents.remove(id);
        sent.add(MasterEvent.of(AgentRemovedEvent.builder().agentId(id).build()));
    }

    private static io.mesokit.mesos.model.TaskStatusBuilder byMaster(Task task, TaskState state) {
        return status(task, state).source(TaskStatusSource.MASTER);
    }

    private void teardown(FrameworkId id) {
        Side side = frameworks.remove(id);
        List<Task> left = new ArrayList<>(side.tasks.values());
        left.addAll(side.unreachable.values());
        side.tasks.clear();
        side.unreachable.clear();
        left.forEach(task ->
                over(side, updated(task, status(task, TaskState.KILLED).build())));
        side.framework =
                side.framework.toBuilder().active(false).connected(false).build();
        completed.put(id, side);
        if (completed.size() > limits.completedFrameworks()) {
            completed.remove(completed.keySet().iterator().next());
        }
        sent.add(MasterEvent.of(FrameworkRemovedEvent.builder()
                .frameworkInfo(side.framework.frameworkInfo())
                .build()));
    }
}
