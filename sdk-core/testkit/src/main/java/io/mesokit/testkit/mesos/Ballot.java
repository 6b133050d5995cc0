package io.mesokit.testkit.mesos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The masters that stand for election, in the order in which they began to: the first is the one to lead. In ZooKeeper,
 * if there is one, it is the same order. Not thread-safe.
 */
final class Ballot {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Optional<ZooKeeperUrl> zooKeeper;
    private final Consumer<MesosMaster> onLoss;
    private final Map<MesosMaster, Candidacy> standing = new LinkedHashMap<>();

    /**
     * A ballot on which nobody stands.
     *
     * @param onLoss told of a master that somebody else has struck off in ZooKeeper; on a thread of ZooKeeper's
     */
    Ballot(Optional<String> zooKeeper, Consumer<MesosMaster> onLoss) {
        this.zooKeeper = zooKeeper.map(ZooKeeperUrl::of);
        this.onLoss = onLoss;
    }

    Optional<MesosMaster> first() {
        return standing.keySet().stream().filter(this::stands).findFirst();
    }

    boolean stands(MesosMaster master) {
        return of(master).filter(Candidacy::stands).isPresent();
    }

    Optional<Candidacy> of(MesosMaster master) {
        return Optional.ofNullable(standing.get(master));
    }

    /** Stands behind all others, unless it does already. */
    void stand(MesosMaster master) {
        standing.computeIfAbsent(master, this::candidacy);
    }

    private Candidacy candidacy(MesosMaster master) {
        try {
            return zooKeeper
                    .map(url -> ZooKeeperCandidacy.stand(
                            url, master.node().info().toString(), WAIT, () -> onLoss.accept(master)))
                    .orElseGet(Unannounced::new);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "masters that stand for election in " + zooKeeper.orElseThrow()
                            + " need ZooKeeper's client: add the dependency org.apache.zookeeper:zookeeper (3.5 or later)",
                    e);
        }
    }

    void withdraw(MesosMaster master) {
        Optional.ofNullable(standing.remove(master)).ifPresent(Candidacy::close);
    }

    /** The last one first, so that nobody else comes to the front on the way. */
    void withdrawAll() {
        withdraw(List.copyOf(standing.keySet()));
    }

    /** A master stands in front of all others: those who were before it withdraw. */
    void putFirst(MesosMaster master) {
        List<MesosMaster> all = List.copyOf(standing.keySet());
        int place = all.indexOf(master);
        withdraw(all.subList(0, place < 0 ? all.size() : place));
        stand(master);
    }

    private void withdraw(List<MesosMaster> some) {
        List<MesosMaster> lastFirst = new ArrayList<>(some);
        java.util.Collections.reverse(lastFirst);
        lastFirst.forEach(this::withdraw);
    }

    /** Where nobody but the masters themselves needs to know. */
    private static final class Unannounced implements Candidacy {
        @Override
        public boolean stands() {
            return true;
        }

        @Override
        public void close() {}
    }
}
