package io.mesokit.examples;

import io.mesokit.chronos.Chronos;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.testkit.EmbeddedCluster;
import java.util.Optional;

/** What the small examples run against: the Chronos at a given address, or an embedded one with nothing to lose. */
final class Playground implements AutoCloseable {
    private final Optional<EmbeddedCluster> cluster;
    private final Chronos chronos;

    private Playground(Optional<EmbeddedCluster> cluster, Chronos chronos) {
        this.cluster = cluster;
        this.chronos = chronos;
    }

    /** The first argument is an address; without one, a cluster is started in this process. */
    static Playground from(String[] arguments) {
        if (arguments.length > 0) {
            return new Playground(Optional.empty(), Chronos.connect(arguments[0]));
        }
        EmbeddedCluster cluster = EmbeddedCluster.start();
        return new Playground(
                Optional.of(cluster), Chronos.connect(cluster.chronos().url()));
    }

    Chronos chronos() {
        return chronos;
    }

    /** A job that runs only when it is asked to, for now. */
    static ScheduledJob job(String name, String command) {
        return ScheduledJob.builder()
                .name(name)
                .command(command)
                .cpus(0.2)
                .schedule(Schedule.parse("R/2100-01-01T00:00:00Z/P1D"))
                .build();
    }

    @Override
    public void close() {
        chronos.close();
        cluster.ifPresent(EmbeddedCluster::close);
    }
}
