package io.mesokit.testkit;

import io.mesokit.testkit.chronos.ChronosOptions;
import io.mesokit.testkit.chronos.EmbeddedChronos;
import io.mesokit.testkit.exec.Behaviour;
import io.mesokit.testkit.exec.CpuLimiting;
import io.mesokit.testkit.exec.LocalProcesses;
import io.mesokit.testkit.exec.Simulation;
import io.mesokit.testkit.exec.TaskExecutor;
import io.mesokit.testkit.keystone.EmbeddedKeystone;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.mesos.MirroredTasks;
import io.mesokit.testkit.monasca.EmbeddedMonasca;
import io.mesokit.testkit.time.RealTime;
import io.mesokit.testkit.time.Timeline;
import io.mesokit.testkit.time.VirtualClock;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A whole cluster in this process, on loopback: no Docker, no network, nothing to install. Thread-safe.
 *
 * <pre>{@code
 * try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
 *     cluster.chronos().url();                               // jobs run as real processes, held to their cpus
 * }
 *
 * VirtualClock clock = VirtualClock.ofDefaults();
 * try (EmbeddedCluster cluster = EmbeddedCluster.builder()
 *         .simulated(clock, Behaviour.needing(Duration.ofMinutes(2)))
 *         .chronos(options -> options.withCapacity(4, 8192))
 *         .start()) {
 *     clock.advance(Duration.ofHours(1));                    // everything that happens in an hour, now
 * }
 * }</pre>
 */
public final class EmbeddedCluster implements AutoCloseable {
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final Timeline time;
    private final Optional<EmbeddedMesos> mesos;
    private final EmbeddedChronos chronos;
    private final EmbeddedKeystone keystone;
    private final EmbeddedMonasca monasca;

    private EmbeddedCluster(Builder builder) {
        try {
            this.time = builder.time.get();
            closing.push(time::close);
            TaskExecutor tasks = builder.executor.apply(time);
            closing.push(tasks::close);
            this.mesos = builder.mesos.map(options -> EmbeddedMesos.start(options, time, tasks));
            mesos.ifPresent(started -> closing.push(started::close));
            closing.push(tasks::close); // again, and first: Mesos shall hear how they end
            this.chronos = EmbeddedChronos.start(builder.chronos, time, seen(tasks));
            closing.push(chronos::close);
            this.keystone = builder.keystone
                    .apply(EmbeddedKeystone.builder().clock(time))
                    .start();
            closing.push(keystone::close);
            this.monasca = EmbeddedMonasca.start(time, keystone, builder.monascaPort);
            closing.push(monasca::close);
        } catch (RuntimeException refused) { // a port is taken, say: what has been started would stay
            close();
            throw refused;
        }
    }

    private TaskExecutor seen(TaskExecutor tasks) {
        return mesos.map(master -> MirroredTasks.of(tasks, master, "chronos")).orElse(tasks);
    }

    /** A cluster with the defaults: real time, real processes, Chronos 3. */
    public static EmbeddedCluster start() {
        return builder().start();
    }

    /** A cluster to be described. */
    public static Builder builder() {
        return new Builder();
    }

    /** The Chronos. */
    public EmbeddedChronos chronos() {
        return chronos;
    }

    /**
     * The Mesos on which the tasks of Chronos are seen.
     *
     * @throws IllegalStateException when the cluster was described without {@link Builder#mesos}
     */
    public EmbeddedMesos mesos() {
        return mesos.orElseThrow(() -> new IllegalStateException("this cluster was started without Mesos"));
    }

    Optional<EmbeddedMesos> mesosIfThere() {
        return mesos;
    }

    /** The Keystone, whose catalog leads to the Monasca. */
    public EmbeddedKeystone keystone() {
        return keystone;
    }

    /** The Monasca. */
    public EmbeddedMonasca monasca() {
        return monasca;
    }

    /** The clock that everything goes by. */
    public Timeline clock() {
        return time;
    }

    /**
     * Writes what a client needs to log in: {@code chronos.json} with {@code url}, {@code user}, {@code password}, and
     * {@code monasca.json} with {@code keystone_url} (ends in {@code /v3}), {@code monocasca_client_url} (ends in
     * {@code /v2.0}), {@code username}, {@code password}, {@code project_name}.
     *
     * @throws java.io.UncheckedIOException when the directory cannot be made or written
     */
    public void writeCredentials(Path directory) {
        CredentialFiles.write(directory, this);
    }

    /** Stops every service and ends every process that the cluster started. */
    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }

    /** Describes a cluster. Not thread-safe. */
    public static final class Builder {
        private Supplier<Timeline> time = RealTime::start;
        private Function<Timeline, TaskExecutor> executor = unused -> LocalProcesses.start(CpuLimiting.AUTO);
        private ChronosOptions chronos = ChronosOptions.ofDefaults();
        private UnaryOperator<EmbeddedKeystone.Builder> keystone = defaults -> defaults;
        private Optional<MesosOptions> mesos = Optional.empty();
        private int monascaPort;

        private Builder() {}

        /** Changes the options of Chronos. */
        public Builder chronos(UnaryOperator<ChronosOptions> change) {
            chronos = change.apply(chronos);
            return this;
        }

        /** Adds a Mesos, which is not there otherwise, and changes its options. */
        public Builder mesos(UnaryOperator<MesosOptions> change) {
            mesos = Optional.of(change.apply(mesos.orElseGet(MesosOptions::ofDefaults)));
            return this;
        }

        /** Adds users and projects to Keystone, or changes how it issues tokens; it goes by the cluster's clock. */
        public Builder keystone(UnaryOperator<EmbeddedKeystone.Builder> change) {
            UnaryOperator<EmbeddedKeystone.Builder> before = keystone;
            keystone = defaults -> change.apply(before.apply(defaults));
            return this;
        }

        /** The port of Monasca on 127.0.0.1; default 0, a free one. */
        public Builder monasca(int port) {
            monascaPort = port;
            return this;
        }

        /** Tasks are real local processes, held to their {@code cpus} in that way. The default, with AUTO. */
        public Builder processes(CpuLimiting limiting) {
            executor = unused -> LocalProcesses.start(limiting);
            return this;
        }

        /** Tasks are simulated, in real time. */
        public Builder simulated(Behaviour behaviour) {
            executor = timeline -> new Simulation(timeline, behaviour);
            return this;
        }

        /** Tasks are simulated, on a clock that the test moves. */
        public Builder simulated(VirtualClock clock, Behaviour behaviour) {
            time = () -> clock;
            return simulated(behaviour);
        }

        /**
         * Starts the cluster.
         *
         * @throws IllegalStateException when a CPU limit was asked for that this machine does not permit
         * @throws java.io.UncheckedIOException when a port is taken
         */
        public EmbeddedCluster start() {
            return new EmbeddedCluster(this);
        }
    }
}
