package io.mesokit.testkit.mesos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an embedded Mesos is set up. Immutable; each method gives a changed copy.
 *
 * @param masters how many masters there are, at least 1
 * @param ports the ports of the masters on 127.0.0.1; those that are missing are free ones
 * @param agents the agents that are there from the start
 * @param hostname the name that masters and agents go by in redirects and infos; it must lead to 127.0.0.1
 * @param cluster the name of the cluster
 * @param credentials secrets by principal for HTTP Basic, on masters and agents; empty lets everybody in
 * @param denied what each principal may not do; everything else is allowed
 * @param heartbeat the time between heartbeats on event streams
 * @param settling how long what happens in the background takes: a drain, the confirmation of an operation
 * @param detection how long the other masters go on naming a dead leader before one of them leads
 * @param zooKeeper where the masters stand for election, for others to find the leader
 */
public record MesosOptions(
        int masters,
        List<Integer> ports,
        List<AgentSpec> agents,
        String hostname,
        String cluster,
        Map<String, String> credentials,
        Map<String, Set<MesosAction>> denied,
        Duration heartbeat,
        Duration settling,
        Duration detection,
        Optional<String> zooKeeper) {

    /** Copies the collections. */
    public MesosOptions {
        if (masters < 1) {
            throw new IllegalArgumentException("masters: " + masters);
        }
        ports = List.copyOf(ports);
        agents = List.copyOf(agents);
        credentials = Map.copyOf(credentials);
        denied = Map.copyOf(denied);
        zooKeeper.ifPresent(ZooKeeperUrl::of);
    }

    /**
     * One master and one agent (8 CPUs, 8 GiB, 20 GiB of disk, ports 31000 to 32000) on free ports, open to everybody;
     * a heartbeat every 15 s, 200 ms for what happens in the background, 2 s until a new leader is known.
     */
    public static MesosOptions ofDefaults() {
        return new MesosOptions(
                1,
                List.of(),
                List.of(AgentSpec.ofDefaults()),
                "localhost",
                "mesokit",
                Map.of(),
                Map.of(),
                Duration.ofSeconds(15),
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Optional.empty());
    }

    /** With so many masters, of which the first leads at the start. */
    public MesosOptions withMasters(int count) {
        return new MesosOptions(
                count,
                ports,
                agents,
                hostname,
                cluster,
                credentials,
                denied,
                heartbeat,
                settling,
                detection,
                zooKeeper);
    }

    /** With the masters on these ports, in order. */
    public MesosOptions withPorts(Integer... some) {
        List<Integer> chosen = List.of(some);
        return new MesosOptions(
                masters,
                chosen,
                agents,
                hostname,
                cluster,
                credentials,
                denied,
                heartbeat,
                settling,
                detection,
                zooKeeper);
    }

    /** With exactly these agents. */
    public MesosOptions withAgents(AgentSpec... some) {
        List<AgentSpec> chosen = List.of(some);
        return new MesosOptions(
                masters,
                ports,
                chosen,
                hostname,
                cluster,
                credentials,
                denied,
                heartbeat,
                settling,
                detection,
                zooKeeper);
    }

    /** With masters and agents that go by this name. */
    public MesosOptions withHostname(String name) {
        return new MesosOptions(
                masters, ports, agents, name, cluster, credentials, denied, heartbeat, settling, detection, zooKeeper);
    }

    /** With that name of the cluster. */
    public MesosOptions withCluster(String name) {
        return new MesosOptions(
                masters, ports, agents, hostname, name, credentials, denied, heartbeat, settling, detection, zooKeeper);
    }

    /** With HTTP Basic, and one more principal that may come in. */
    public MesosOptions withCredentials(String principal, String secret) {
        Map<String, String> more = new HashMap<>(credentials);
        more.put(principal, secret);
        return new MesosOptions(
                masters, ports, agents, hostname, cluster, more, denied, heartbeat, settling, detection, zooKeeper);
    }

    /** With one principal that may not do these things. */
    public MesosOptions withDenied(String principal, MesosAction... actions) {
        Map<String, Set<MesosAction>> more = new HashMap<>(denied);
        List<MesosAction> all = new ArrayList<>(denied.getOrDefault(principal, Set.of()));
        all.addAll(List.of(actions));
        more.put(principal, Set.copyOf(all));
        return new MesosOptions(
                masters,
                ports,
                agents,
                hostname,
                cluster,
                credentials,
                more,
                heartbeat,
                settling,
                detection,
                zooKeeper);
    }

    /** With that time between heartbeats. */
    public MesosOptions withHeartbeat(Duration interval) {
        return new MesosOptions(
                masters,
                ports,
                agents,
                hostname,
                cluster,
                credentials,
                denied,
                interval,
                settling,
                detection,
                zooKeeper);
    }

    /** With that time for what happens in the background. */
    public MesosOptions withSettling(Duration pause) {
        return new MesosOptions(
                masters, ports, agents, hostname, cluster, credentials, denied, heartbeat, pause, detection, zooKeeper);
    }

    /** With that time from the death of a leader to the next one. */
    public MesosOptions withDetection(Duration pause) {
        return new MesosOptions(
                masters, ports, agents, hostname, cluster, credentials, denied, heartbeat, settling, pause, zooKeeper);
    }

    /**
     * With masters that stand for election in a ZooKeeper, as real ones do: each has a node {@code json.info_…} under
     * the path as long as it lives, and {@link #detection()} longer; the first node is the leader's. Whoever is
     * elected, dies or comes back changes that. A node that somebody else deletes, or whose session ends, is the end of
     * a leader.
     *
     * <p>Needs ZooKeeper's own client on the class path, {@code org.apache.zookeeper:zookeeper} 3.5 or later.
     *
     * @param url {@code zk://host:port,host:port/path}, with {@code user:password@} in front of the hosts if only that
     *     user may change the nodes; nobody else may stand there; the path is made if need be
     * @throws IllegalArgumentException if it is no such URL
     */
    public MesosOptions withZooKeeper(String url) {
        Optional<String> where = Optional.of(url);
        return new MesosOptions(
                masters, ports, agents, hostname, cluster, credentials, denied, heartbeat, settling, detection, where);
    }
}
