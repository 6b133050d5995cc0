package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.http.Faults;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One agent of an embedded Mesos. Thread-safe. */
public final class MesosAgent {
    private final AgentNode node;
    private final WireServer server;

    MesosAgent(AgentNode node, WireServer server) {
        this.node = node;
        this.server = server;
    }

    /** Its id. */
    public String id() {
        return node.id();
    }

    /** Its address, without a slash at its end. */
    public URI url() {
        return server.url();
    }

    /** Whether it listens. */
    public boolean alive() {
        return server.alive();
    }

    /** It stops answering the master: its tasks become unreachable, and no AGENT_REMOVED is sent. */
    public void partition() {
        node.cluster().locked(() -> node.cluster().lose(node.cluster().agent(id())));
    }

    /**
     * It answers the master again: TASK_ADDED for its tasks, and then AGENT_ADDED.
     *
     * @throws IllegalArgumentException when it was not unreachable
     */
    public void rejoin() {
        node.cluster().giveBack(id(), task -> true);
    }

    /** It ends in order: its tasks are lost, and AGENT_REMOVED is sent. */
    public void leave() {
        node.cluster().locked(() -> node.cluster().remove(node.cluster().agent(id()), Cluster.Removal.UNREGISTERED));
    }

    /** Whether it answers calls with 503, as it does while it recovers its state. */
    public void recovering(boolean now) {
        node.recovering(now);
    }

    /**
     * The size of the terminal of a running container that was launched with one: what the last one to resize it said.
     *
     * @param container its id, with those of its parents in front, dots between
     */
    public Optional<TerminalSize> terminal(String container) {
        return node.containers.terminal(container);
    }

    /**
     * A resource provider of this agent subscribes.
     *
     * @param name what it goes by
     * @param resources what it has: {@code disk:2048}
     * @return its id
     * @throws IllegalArgumentException when the line cannot be read
     */
    public String addResourceProvider(String name, String resources) {
        return node.addProvider(name, Resources.parse(resources));
    }

    /**
     * A resource provider of this agent subscribes, which does what is asked of it.
     *
     * @param name what it goes by
     * @param resources what it has, as v1 JSON without an id of a provider: a disk whose {@code source} is of the type
     *     {@code RAW} is one that CREATE_DISK takes
     * @return its id
     */
    public String addResourceProvider(String name, JsonNode resources) {
        return node.addProvider(name, Resources.of(resources));
    }

    /** What shall go wrong at this agent. */
    public Faults faults() {
        return server.faults();
    }

    /** The requests it received, oldest first. */
    public List<WireRequest> requests() {
        return server.requests();
    }

    /** The types of the calls it answers. */
    public Set<String> calls() {
        return node.calls().types();
    }

    AgentNode node() {
        return node;
    }

    WireServer server() {
        return server;
    }

    @Override
    public String toString() {
        return "agent " + id() + " at " + url();
    }
}
