package io.mesokit.examples.top;

import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.mesos.MesosMaster;
import io.mesokit.mesos.model.MasterInfo;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.view.Change;
import io.mesokit.mesos.view.ClusterListener;
import io.mesokit.mesos.view.ClusterView;
import io.mesokit.mesos.view.ViewOptions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Follows a cluster, and remembers whether there is something new to show. Safe for use by many threads. */
final class Watch implements ClusterListener, AutoCloseable {
    private final MesosMaster master;
    private final InstantSource clock;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final ClusterView view;
    private volatile String leader = "";
    private volatile Optional<String> lost = Optional.empty();

    private Watch(MesosMaster master, InstantSource clock) {
        this.master = master;
        this.clock = clock;
        this.view =
                master.view().with(ViewOptions.ofDefaults().withClock(clock)).open();
    }

    /**
     * Follows the cluster of this master; blocks until its state is there.
     *
     * @throws MesokitException if no master leads or lets itself be asked
     */
    static Watch open(MesosMaster master, InstantSource clock) {
        Watch watch = new Watch(master, clock);
        try {
            watch.leader = named(master.leader().get().execute().masterInfo());
            watch.view.listen(watch);
            return watch;
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    ClusterView view() {
        return view;
    }

    Board board() {
        return Board.of(view.snapshot(), clock.instant());
    }

    Connection connection() {
        return Connection.of(leader, lost, view.freshness());
    }

    InstantSource clock() {
        return clock;
    }

    /** Whether anything changed since this was asked last. */
    boolean changed() {
        return changed.getAndSet(false);
    }

    /** Why the cluster is not followed any more; empty while it is. */
    Optional<Throwable> end() {
        CompletableFuture<Void> completion = view.completion();
        return completion.isDone()
                ? Optional.ofNullable(completion
                        .handle((nothing, failure) ->
                                failure instanceof CompletionException ? failure.getCause() : failure)
                        .join())
                : Optional.empty();
    }

    @Override
    public void onTask(Change<Task> change) {
        changed.set(true);
    }

    @Override
    public void onAgent(Change<Agent> change) {
        changed.set(true);
    }

    @Override
    public void onFramework(Change<Framework> change) {
        changed.set(true);
    }

    @Override
    public void onLoss(MesokitException reason) {
        lost = Optional.of(firstLine(reason));
        changed.set(true);
    }

    @Override
    public void onGap(Gap gap) {
        lost = Optional.empty();
        changed.set(true);
    }

    /** Another master may lead now. */
    @Override
    public void onSynced() {
        CompletableFuture<Void> unused = master.leader()
                .get()
                .executeAsync()
                .thenAccept(answer -> leader = named(answer.masterInfo()))
                .exceptionally(unknown -> null)
                .thenRun(() -> changed.set(true));
    }

    static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static String named(Optional<MasterInfo> master) {
        return master.map(info -> info.hostname().orElse("?") + ":" + info.port()
                        + info.version().map(version -> "  Mesos " + version).orElse(""))
                .orElse("?");
    }

    @Override
    public void close() {
        view.close();
    }
}
