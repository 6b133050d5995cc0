package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.exec.TaskExecutor;
import io.mesokit.testkit.http.WireHandler;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import io.mesokit.testkit.time.RealTime;
import io.mesokit.testkit.time.Timeline;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Mesos in this process: masters and agents with the v1 APIs for operators, schedulers and executors, as JSON and as
 * protobuf, and with the older routes, over a state that a test changes. Thread-safe.
 *
 * <p>A test of something that looks at clusters makes up what there is to see:
 *
 * <pre>{@code
 * try (EmbeddedMesos mesos = EmbeddedMesos.start()) {
 *     String framework = mesos.addFramework("demo");
 *     MesosTask task = mesos.launch(framework, mesos.agents().get(0).id(), "t-1", "cpus:0.5;mem:64").run();
 *     mesos.makeUnreachable(task.agent());     // TASK_UPDATED, and no AGENT_REMOVED
 *     mesos.failLeader();                      // streams break; another master leads a little later
 * }
 * }</pre>
 *
 * <p>A test of a scheduler has it subscribe at {@link #url()}, and watches or disturbs what becomes of it:
 *
 * <pre>{@code
 * String framework = mesos.framework("my-scheduler").orElseThrow();
 * mesos.tasks(framework).get(0).fail(1);       // the scheduler gets TASK_FAILED, again and again until it acknowledges
 * mesos.rescindOffers();                       // RESCIND for each offer that is out
 * mesos.disconnect(framework);                 // its stream breaks, as does a connection
 * }</pre>
 *
 * <p>A test of what finds the leader in ZooKeeper gives one: {@link MesosOptions#withZooKeeper}.
 */
public final class EmbeddedMesos implements AutoCloseable {
    private final MesosOptions options;
    private final Cluster cluster;
    private final Masters masters;
    private final List<MesosAgent> agents = new CopyOnWriteArrayList<>();
    private volatile Runnable onClose = () -> {};

    private EmbeddedMesos(MesosOptions options, Timeline time, TaskExecutor executor) {
        this.options = options;
        this.cluster = new Cluster(time, options, executor);
        this.masters = new Masters(options, time, cluster);
    }

    /** Starts one master and one agent in real time; see {@link MesosOptions#ofDefaults()}. */
    public static EmbeddedMesos start() {
        return start(MesosOptions.ofDefaults());
    }

    /**
     * Starts a Mesos in real time.
     *
     * @throws java.io.UncheckedIOException when a port is taken
     */
    public static EmbeddedMesos start(MesosOptions options) {
        RealTime time = RealTime.start();
        try {
            EmbeddedMesos mesos = start(options, time);
            mesos.onClose = time::close;
            return mesos;
        } catch (RuntimeException notStarted) {
            time.close();
            throw notStarted;
        }
    }

    /**
     * Starts a Mesos whose first master leads. Tasks that schedulers launch start, and go on until a test or their
     * scheduler ends them.
     *
     * @param time the clock of heartbeats, offers, elections and everything else that happens later
     * @throws java.io.UncheckedIOException when a port is taken
     */
    public static EmbeddedMesos start(MesosOptions options, Timeline time) {
        return start(options, time, new Endless());
    }

    /**
     * Starts a Mesos whose first master leads, and whose agents run what schedulers launch.
     *
     * @param time the clock of heartbeats, offers, elections and everything else that happens later
     * @param executor what runs the commands of tasks and executors: {@link io.mesokit.testkit.exec.LocalProcesses}, or
     *     {@link io.mesokit.testkit.exec.Simulation}; who made it closes it
     * @throws java.io.UncheckedIOException when a port is taken
     */
    public static EmbeddedMesos start(MesosOptions options, Timeline time, TaskExecutor executor) {
        EmbeddedMesos mesos = new EmbeddedMesos(options, time, executor);
        try {
            mesos.masters.start();
            options.agents().forEach(mesos::addAgent);
            return mesos;
        } catch (RuntimeException notStarted) {
            mesos.close();
            throw notStarted;
        }
    }

    // ---- masters

    /** All masters, dead ones too. */
    public List<MesosMaster> masters() {
        return masters.all();
    }

    /** The master that leads; none during an election. */
    public Optional<MesosMaster> leader() {
        return masters.leader();
    }

    /** The address of the first master. */
    public URI url() {
        return masters.all().get(0).url();
    }

    /** The types of the calls that masters answer. */
    public Set<String> masterCalls() {
        return masters.all().get(0).node().calls().types();
    }

    /**
     * Ends the leading master as a process ends: its streams break, its port is closed, the others point to it for the
     * time of detection, and then the next one that lives leads. With one master there is no leader until
     * {@link #revive()}.
     *
     * @throws IllegalStateException when nobody leads
     */
    public void failLeader() {
        masters.die(leader().orElseThrow(() -> new IllegalStateException("no master leads: " + masters())));
    }

    /**
     * Ends the leading master as a process ends, and starts it again on its port at once. Nobody notices for the time
     * of detection: all masters, itself too, point to it, and it does not lead. Then the next one leads, and it stands
     * behind the others.
     *
     * @throws IllegalStateException when nobody leads
     */
    public void restartLeader() {
        masters.restart(leader().orElseThrow(() -> new IllegalStateException("no master leads: " + masters())));
    }

    /** Nobody leads from now on: streams end, and calls are answered with 503. */
    public void loseLeader() {
        masters.loseLeader();
    }

    /**
     * Makes a master the leader, with what a new leader knows: agents, their tasks, frameworks and operations, no
     * history.
     *
     * @throws IllegalArgumentException when it is dead
     */
    public void elect(MesosMaster master) {
        masters.elect(master);
    }

    /** Starts masters again that died, on the same ports; one of them leads if nobody does. */
    public void revive() {
        masters.revive();
    }

    // ---- agents

    /**
     * Adds an agent.
     *
     * @return its id
     */
    public String addAgent(AgentSpec spec) {
        AgentPort port = new AgentPort(spec.port());
        AgentRecord record = cluster.add(spec.info(options.hostname(), port.number()));
        record.cgroups = spec.cgroups();
        record.providers = spec.resourceProviders();
        port.serve(record);
        return record.id;
    }

    /** A port that an agent listens on before it is known, since its number goes into what is known of it. */
    private final class AgentPort implements WireHandler {
        private volatile Optional<AgentNode> node = Optional.empty();
        private final WireServer server;

        AgentPort(int wanted) {
            server = WireServer.start("mesos-agent", wanted, this);
        }

        @Override
        public WireResponse handle(WireRequest request) throws InterruptedException {
            Optional<AgentNode> known = node;
            return known.isPresent() ? known.get().handle(request) : WireResponse.of(404);
        }

        @Override
        public boolean streams(WireRequest head) {
            return node.filter(known -> known.streams(head)).isPresent();
        }

        @Override
        public WireResponse handle(WireRequest head, InputStream body) throws IOException, InterruptedException {
            return node.orElseThrow().handle(head, body);
        }

        int number() {
            return server.port();
        }

        void serve(AgentRecord record) {
            AgentNode made = new AgentNode(cluster, options, record);
            made.onDeath(() -> {
                loseIfThere(record.id);
                server.die();
            });
            node = Optional.of(made);
            agents.add(new MesosAgent(made, server));
        }
    }

    private void loseIfThere(String id) {
        if (agentIds().contains(id)) {
            makeUnreachable(id);
        }
    }

    /** All agents that were ever added and have a port, whatever became of them. */
    public List<MesosAgent> agents() {
        return List.copyOf(agents);
    }

    /**
     * One agent.
     *
     * @throws IllegalArgumentException when there is no such agent
     */
    public MesosAgent agent(String id) {
        return agents.stream()
                .filter(agent -> agent.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no agent " + id + " among " + agents));
    }

    /** The ids of the registered agents. */
    public List<String> agentIds() {
        return cluster.locked(() -> List.copyOf(cluster.agents.keySet()));
    }

    /**
     * Ends an agent in order: its tasks are lost, and AGENT_REMOVED is sent.
     *
     * @throws IllegalArgumentException when there is no such agent
     */
    public void removeAgent(String id) {
        cluster.locked(() -> cluster.remove(cluster.agent(id), Cluster.Removal.UNREGISTERED));
    }

    /**
     * An agent no longer answers: its tasks become unreachable, and no AGENT_REMOVED is sent.
     *
     * @throws IllegalArgumentException when there is no such agent
     */
    public void makeUnreachable(String id) {
        cluster.locked(() -> cluster.lose(cluster.agent(id)));
    }

    /**
     * An unreachable agent answers again: TASK_ADDED for its tasks, and then AGENT_ADDED.
     *
     * @throws IllegalArgumentException when it is not unreachable
     */
    public void bringBack(String id) {
        cluster.giveBack(id, task -> true);
    }

    /**
     * An unreachable agent answers again and knows nothing of its tasks: the master forgets them, and AGENT_ADDED is all
     * that is sent.
     *
     * @throws IllegalArgumentException when it is not unreachable
     */
    public void bringBackWithoutTasks(String id) {
        cluster.giveBack(id, task -> false);
    }

    /**
     * An agent is gone for good, as by MARK_AGENT_GONE: its tasks are, to frameworks that know of partitions, and lost to
     * others, and no AGENT_REMOVED is sent.
     *
     * @throws IllegalArgumentException when there is no such agent, not even an unreachable one
     */
    public void markGone(String id) {
        cluster.locked(() -> {
            AgentRecord away = cluster.unreachable.get(id);
            cluster.markGone(away == null ? cluster.agent(id) : away);
        });
    }

    // ---- frameworks and tasks

    /**
     * A framework subscribes, with the role {@code *} and the capabilities of most.
     *
     * @return its id
     */
    public String addFramework(String name) {
        ObjectNode info = Json.object().put("user", "root").put("name", name);
        info.put("failover_timeout", 0.0).put("checkpoint", true).put("role", "*");
        info.set(
                "capabilities",
                List.of("RESERVATION_REFINEMENT", "TASK_KILLING_STATE", "PARTITION_AWARE").stream()
                        .map(one -> (JsonNode) Json.object().put("type", one))
                        .collect(Json.toArray()));
        return addFramework(info);
    }

    /**
     * A framework subscribes.
     *
     * @param info its FrameworkInfo as v1 JSON; an id is given to it when it has none
     * @return its id
     */
    public String addFramework(JsonNode info) {
        return cluster.addFramework(info.deepCopy()).id;
    }

    /**
     * A framework subscribes again with a changed info; the same info makes no event.
     *
     * @throws IllegalArgumentException when it is not there
     */
    public void updateFramework(JsonNode info) {
        cluster.locked(() -> cluster.updateFramework(cluster.framework(Json.idOf(info, "id")), info.deepCopy()));
    }

    /**
     * A framework ends, and its tasks with it.
     *
     * @throws IllegalArgumentException when it is not there
     */
    public void removeFramework(String id) {
        cluster.locked(() -> cluster.removeFramework(cluster.framework(id)));
    }

    /**
     * A task is launched; it stays in TASK_STAGING until told otherwise.
     *
     * @param resources what it uses: {@code cpus:0.5;mem:64}
     * @throws IllegalArgumentException when there is no such framework or agent, or when the framework has that task
     */
    public MesosTask launch(String framework, String agent, String task, String resources) {
        Resources used = Resources.parse(resources).map(one -> one.allocatedTo("*"));
        ObjectNode json = Json.object().put("name", task);
        json.set("task_id", Json.id(task));
        json.set("framework_id", Json.id(framework));
        json.set("agent_id", Json.id(agent));
        json.put("state", "TASK_STAGING");
        json.set("resources", used.json());
        return launch(json);
    }

    /**
     * A task is launched.
     *
     * @param task the Task as v1 JSON
     * @throws IllegalArgumentException when there is no such framework or agent, or when the framework has that task
     */
    public MesosTask launch(JsonNode task) {
        return new MesosTask(cluster, cluster.launch(task.deepCopy()));
    }

    /** The id of the framework of that name; of the newest, if several have it. Completed ones do not count. */
    public Optional<String> framework(String name) {
        return cluster.locked(() -> cluster.frameworks.values().stream()
                .filter(one -> one.info.path("name").asText().equals(name))
                .map(one -> one.id)
                .reduce((first, second) -> second));
    }

    /** The tasks of a framework that have not ended, or whose end it has not acknowledged; oldest first. */
    public List<MesosTask> tasks(String framework) {
        return cluster.locked(() -> Optional.ofNullable(cluster.frameworks.get(framework)).stream()
                .flatMap(one -> one.tasks.values().stream())
                .map(record -> new MesosTask(cluster, record))
                .toList());
    }

    /**
     * Breaks the stream of a framework's scheduler, as a lost connection does. It has its failover timeout to come
     * back. Does nothing when it is not connected.
     */
    public void disconnect(String framework) {
        cluster.locked(() -> cluster.schedulers.disconnect(framework));
    }

    /** Takes all offers back that are out; they are made anew within a second. */
    public void rescindOffers() {
        cluster.locked(() -> cluster.schedulers.offers.rescind(unused -> true));
    }

    /** A task, live, unreachable or ended. */
    public Optional<MesosTask> task(String framework, String id) {
        return cluster.locked(() -> Optional.ofNullable(cluster.frameworks.get(framework))
                        .or(() -> cluster.completedFrameworks.stream()
                                .filter(one -> one.id.equals(framework))
                                .findFirst())
                        .flatMap(one -> one.task(id)))
                .map(record -> new MesosTask(cluster, record));
    }

    /**
     * Makes agents, frameworks, executors and tasks what a recorded {@code get_state} shows. No events are sent; the
     * agents that were there end, and those of the state get ports of their own.
     */
    public void load(JsonNode getState) {
        closeAgents();
        ObjectNode state = getState.deepCopy();
        Map<String, AgentPort> ports = new HashMap<>();
        state.path("get_agents").path("agents").forEach(agent -> {
            AgentPort port = new AgentPort(0);
            ObjectNode info = (ObjectNode) agent.path("agent_info");
            info.put("port", port.number());
            ports.put(Json.idOf(info, "id"), port);
        });
        cluster.locked(() -> new Recollection(cluster).load(state));
        ports.forEach((id, port) -> port.serve(cluster.agent(id)));
    }

    /**
     * Adds to a file in the sandbox of a task.
     *
     * @param file its name: {@code stdout}, …
     */
    public void write(MesosTask task, String file, String text) {
        agent(task.agent()).node().write(task.record(), file, text);
    }

    /** Whether a framework is subscribed: its scheduler's stream is open, or it was added by a test. */
    public boolean connected(String framework) {
        return cluster.locked(() -> Optional.ofNullable(cluster.frameworks.get(framework))
                .filter(one -> one.connected)
                .isPresent());
    }

    /** How many event streams are open. */
    public int subscribers() {
        return cluster.subscribers.count();
    }

    /** Stops everything. */
    @Override
    public void close() {
        cluster.endStreams(true);
        masters.close();
        closeAgents();
        onClose.run();
    }

    private void closeAgents() {
        agents.forEach(agent -> {
            agent.node().containers.close();
            agent.server().close();
        });
        agents.clear();
    }
}
