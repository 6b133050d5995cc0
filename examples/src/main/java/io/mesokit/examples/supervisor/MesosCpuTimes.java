package io.mesokit.examples.supervisor;

import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.RetryPolicy;
import io.mesokit.mesos.MesosAgent;
import io.mesokit.mesos.MesosMaster;
import io.mesokit.mesos.model.ResourceStatistics;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.agent.AgentContainer;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.view.ClusterView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CPU time as the Mesos agents measure it by the control group of each container. The master's view tells on which
 * agent the task of a run is; that agent is asked for its containers. Safe for use by many threads.
 */
final class MesosCpuTimes implements CpuTimes {
    private static final Logger LOG = LoggerFactory.getLogger(MesosCpuTimes.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ClientOptions options;
    private final MesosMaster master;
    private final ClusterView view;
    private final Map<String, MesosAgent> agents = new ConcurrentHashMap<>();

    private MesosCpuTimes(ClientOptions options) {
        this.options = options;
        this.master = MesosMaster.connect(options);
        this.view = master.view().start();
    }

    /** Begins to follow the cluster; its agents are asked with the credentials of the master. Does not wait for it. */
    static CpuTimes of(ClientOptions options) {
        return new MesosCpuTimes(options);
    }

    @Override
    public CompletableFuture<Optional<Duration>> used(String job) {
        Optional<Task> task = view.tasks(each -> each.state().equals(TaskState.RUNNING) && isOf(job, each)).stream()
                .findFirst();
        return task.flatMap(found -> view.agent(found.agentId())
                        .flatMap(MesosCpuTimes::address)
                        .map(address -> used(found, address)))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** Chronos calls its tasks {@code ct:<when>:<attempt>:<job>:<arguments>}. */
    private static boolean isOf(String job, Task task) {
        String[] part = task.taskId().value().split(":", 5);
        return part.length >= 4 && part[0].equals("ct") && part[3].equals(job);
    }

    /** Where it listens: behind the {@code @} of its pid, for its host name need not be known here. */
    private static Optional<String> address(Agent agent) {
        return agent.pid().map(pid -> pid.substring(pid.indexOf('@') + 1));
    }

    private CompletableFuture<Optional<Duration>> used(Task task, String address) {
        return client(address)
                .containers()
                .list()
                .executeAsync()
                .thenApply(all -> used(task, all))
                .exceptionally(failure -> {
                    LOG.debug("no CPU time of {} from {}", task.taskId().value(), address, failure);
                    return Optional.empty();
                });
    }

    private synchronized MesosAgent client(String address) {
        if (!agents.containsKey(address)) {
            forgetThoseThatLeft();
        }
        return agents.computeIfAbsent(address, this::agent);
    }

    /** In a cluster whose machines come and go they would pile up. */
    private void forgetThoseThatLeft() {
        Set<String> there =
                view.agents().stream().flatMap(agent -> address(agent).stream()).collect(Collectors.toSet());
        agents.forEach((address, agent) -> {
            if (!there.contains(address)) {
                agents.remove(address);
                agent.close();
            }
        });
    }

    /** How many agents it holds on to. */
    int agents() {
        return agents.size();
    }

    private MesosAgent agent(String address) {
        return MesosAgent.connect(options.toBuilderFor(scheme() + "://" + address)
                        .credentials(options.credentials())
                        .build())
                .with(CallOptions.builder()
                        .timeout(TIMEOUT)
                        .retry(RetryPolicy.none())
                        .build());
    }

    private String scheme() {
        return options.endpoints().stream()
                .findFirst()
                .map(java.net.URI::getScheme)
                .orElse("http");
    }

    private static Optional<Duration> used(Task task, List<AgentContainer> containers) {
        String executor =
                task.executorId().map(id -> id.value()).orElse(task.taskId().value());
        return containers.stream()
                // Ids of executors and of tasks are unique within a framework only.
                .filter(each -> each.frameworkId()
                        .filter(id -> id.equals(task.frameworkId()))
                        .isPresent())
                .filter(each -> each.executorId()
                        .filter(id -> id.value().equals(executor))
                        .isPresent())
                .findFirst()
                .flatMap(AgentContainer::resourceStatistics)
                .map(MesosCpuTimes::seconds)
                // An agent without the right isolators counts nothing; no run does with no CPU time at all.
                .filter(seconds -> seconds > 0)
                .map(seconds -> Duration.ofNanos((long) (seconds * 1e9)));
    }

    private static double seconds(ResourceStatistics measured) {
        return measured.cpusUserTimeSecs().orElse(0)
                + measured.cpusSystemTimeSecs().orElse(0);
    }

    @Override
    public void close() {
        view.close();
        agents.values().forEach(MesosAgent::close);
        master.close();
    }
}
