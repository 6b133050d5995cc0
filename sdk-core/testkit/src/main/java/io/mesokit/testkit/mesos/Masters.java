package io.mesokit.testkit.mesos;

import io.mesokit.testkit.http.WireServer;
import io.mesokit.testkit.time.Timeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The masters: which of them live, which stand for election, and which leads. Thread-safe. */
final class Masters implements AutoCloseable {
    private final MesosOptions options;
    private final Timeline time;
    private final Cluster cluster;
    private final Election election = new Election();
    private final Ballot ballot;
    private final List<MesosMaster> all = new ArrayList<>();

    /** Those of processes that are dead, which nobody has noticed. */
    private final Set<Candidacy> stale = new HashSet<>();

    Masters(MesosOptions options, Timeline time, Cluster cluster) {
        this.options = options;
        this.time = time;
        this.cluster = cluster;
        this.ballot = new Ballot(options.zooKeeper(), this::struckOff);
    }

    synchronized void start() {
        for (int i = 0; i < options.masters(); i++) {
            add(i < options.ports().size() ? options.ports().get(i) : 0);
        }
        elect(all.get(0));
    }

    private void add(int port) {
        MasterNode node = new MasterNode(cluster, options, election);
        WireServer server = WireServer.start("mesos-master", port, node);
        MesosMaster master = new MesosMaster(node, server, election);
        node.listening(server.port(), () -> die(master));
        all.add(master);
    }

    List<MesosMaster> all() {
        return List.copyOf(all);
    }

    Optional<MesosMaster> leader() {
        return all.stream().filter(MesosMaster::leading).findFirst();
    }

    synchronized void elect(MesosMaster master) {
        if (!master.alive()) {
            throw new IllegalArgumentException(master + " cannot lead");
        }
        cluster.failover(master.node().id());
        if (isStale(master)) {
            ballot.withdraw(master);
        }
        master.node().elected();
        // Not before: who finds the new leader in ZooKeeper shall find it leading.
        ballot.putFirst(master);
        all.stream().filter(MesosMaster::alive).forEach(ballot::stand);
    }

    private void electNext() {
        if (election.leader().isEmpty()) {
            ballot.first()
                    .ifPresentOrElse(
                            next -> {
                                // A dead one is in the way until it is noticed.
                                if (!isStale(next)) {
                                    elect(next);
                                }
                            },
                            election::none);
        }
    }

    synchronized void die(MesosMaster master) {
        if (master.leading()) {
            election.leaderDied();
            cluster.endStreams(true);
        }
        ballot.of(master).ifPresent(left -> {
            stale.add(left);
            time.after(options.detection(), () -> noticed(master, left));
        });
        master.server().die();
    }

    private boolean isStale(MesosMaster master) {
        return ballot.of(master).filter(stale::contains).isPresent();
    }

    synchronized void restart(MesosMaster master) {
        die(master);
        start(master);
    }

    private static void start(MesosMaster master) {
        master.node().restarted();
        master.server().revive();
    }

    /** ZooKeeper has not heard of a master for as long as it waits. */
    private synchronized void noticed(MesosMaster master, Candidacy left) {
        stale.remove(left);
        if (ballot.of(master).filter(left::equals).isPresent()) {
            ballot.withdraw(master);
            if (master.alive()) {
                ballot.stand(master);
            }
            electNext();
        }
    }

    /** As the real ones: who leads ends itself, who does not stands again. */
    private synchronized void struckOff(MesosMaster master) {
        if (ballot.of(master).isEmpty() || ballot.stands(master)) {
            return;
        }
        ballot.withdraw(master);
        if (master.leading()) {
            die(master);
        } else if (master.alive()) {
            ballot.stand(master);
        }
        electNext();
    }

    synchronized void loseLeader() {
        election.none();
        ballot.withdrawAll();
        cluster.endStreams(false);
    }

    synchronized void revive() {
        for (MesosMaster master : all) {
            if (!master.alive()) {
                ballot.withdraw(master);
                start(master);
            }
            ballot.stand(master);
        }
        electNext();
    }

    @Override
    public synchronized void close() {
        ballot.withdrawAll();
        all.forEach(master -> master.server().close());
    }
}
