package io.mesokit.examples.supervisor;

import io.mesokit.chronos.Chronos;
import io.mesokit.core.ClientOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** A whole supervisor in this process: engine, store, webhook and metrics, started and closed together. Thread-safe. */
public final class SupervisorService implements AutoCloseable {
    /**
     * What it needs.
     *
     * @param chronos the framework; not closed with the service
     * @param tokens who may talk to it
     * @param address where to listen; port 0 takes a free one
     * @param state the file to keep the jobs in
     * @param options how to supervise
     * @param timer the clock to go by; closed with the service
     * @param mesos the Mesos whose agents measure the CPU time of runs that cannot tell it themselves; empty for none
     */
    public record Setup(
            Chronos chronos,
            Tokens tokens,
            InetSocketAddress address,
            Path state,
            SupervisorOptions options,
            Timer timer,
            Optional<ClientOptions> mesos) {}

    private final Timer timer;
    private final CpuTimes cpuTimes;
    private final JobStore store;
    private final Supervisor supervisor;
    private final Webhook webhook;
    private final Runnable closing;

    private SupervisorService(Setup setup, Consumers consumers) {
        this.closing = consumers.closing();
        this.timer = setup.timer();
        this.store = JobStore.open(setup.state());
        Telemetry telemetry = new Telemetry(consumers.monasca(), timer);
        this.cpuTimes = setup.mesos().map(MesosCpuTimes::of).orElse(CpuTimes.UNKNOWN);
        Supervisor.Parts parts = new Supervisor.Parts(
                new ChronosFramework(setup.chronos(), cpuTimes), store, timer, telemetry.andThen(consumers.listener()));
        this.supervisor = Supervisor.start(parts, setup.options());
        try {
            this.webhook = Webhook.start(supervisor, setup.tokens(), timer, setup.address());
        } catch (IllegalStateException inUse) {
            closeEngine();
            throw inUse;
        }
    }

    private record Consumers(
            Function<List<Sample>, CompletableFuture<?>> monasca, Runnable closing, Consumer<JobState> listener) {
        static Consumers of(MonascaSink sink, Consumer<JobState> listener) {
            return new Consumers(sink, sink::close, listener);
        }
    }

    /**
     * Starts it, without metrics.
     *
     * @param listener told of every change of a job, on the supervisor's thread; must not block
     * @throws IllegalStateException if the address or the state file is in use
     */
    public static SupervisorService start(Setup setup, Consumer<JobState> listener) {
        return new SupervisorService(
                setup, new Consumers(samples -> CompletableFuture.completedFuture(null), () -> {}, listener));
    }

    /**
     * Starts it.
     *
     * @param monasca the credential file of Monasca; empty for no metrics
     * @param listener told of every change of a job, on the supervisor's thread; must not block
     * @throws IllegalStateException if the address or the state file is in use
     * @throws IllegalArgumentException if the credential file is wrong
     */
    public static SupervisorService start(Setup setup, Optional<Path> monasca, Consumer<JobState> listener) {
        return monasca.map(file -> new SupervisorService(setup, Consumers.of(MonascaSink.from(file), listener)))
                .orElseGet(() -> start(setup, listener));
    }

    /** Where the webhook listens, for clients on this machine. */
    public URI url() {
        return webhook.url();
    }

    /** Whether there is nothing to do before the timer rings, or somebody asks. */
    public boolean quiet() {
        return supervisor.quiet();
    }

    /** The engine. */
    public Supervisor supervisor() {
        return supervisor;
    }

    /** Stops it; the jobs stay as they are, and a new service on the same file goes on with them. */
    @Override
    public void close() {
        webhook.close();
        closeEngine();
    }

    private void closeEngine() {
        supervisor.close();
        cpuTimes.close();
        timer.close();
        store.close();
        closing.run();
    }
}
