package io.mesokit.mesos.view;

import io.mesokit.core.Call;
import io.mesokit.core.CallCancelledException;
import io.mesokit.core.ClosedException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.StreamCall;
import io.mesokit.core.StreamOptions;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.MasterEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * A live view of a cluster, described but not yet opened; it can be opened any number of times. Immutable and safe for
 * use by many threads.
 *
 * <pre>{@code
 * try (ClusterView view = master.view().open()) {
 *     view.tasks().forEach(System.out::println);
 *     view.await(cluster -> cluster.agents().size() == 3, Duration.ofMinutes(1));
 * }
 * }</pre>
 */
public final class ViewCall {
    private final Source source;
    private final ViewOptions options;
    private final List<ClusterListener> listeners;

    /** Where a view gets what it shows, and who tells its listeners. */
    record Source(StreamCall<MasterEvent> events, Call<GetAgentsResponse> agents, Executor threads) {}

    private ViewCall(Source source, ViewOptions options, List<ClusterListener> listeners) {
        this.source = source;
        this.options = options;
        this.listeners = listeners;
    }

    /**
     * A view of what these tell; {@code MesosMaster.view()} is the short way.
     *
     * @param events a master's events, heartbeats included: by them the view tells the time. Leave its reconnecting on,
     *     or the view ends with the first connection
     * @param agents GET_AGENTS of the same master, asked every {@link ViewOptions#checkInterval()}
     * @param threads where listeners are told
     */
    public static ViewCall of(StreamCall<MasterEvent> events, Call<GetAgentsResponse> agents, Executor threads) {
        Source source = new Source(
                Objects.requireNonNull(events, "events"),
                Objects.requireNonNull(agents, "agents"),
                Objects.requireNonNull(threads, "threads"));
        return new ViewCall(source, ViewOptions.ofDefaults(), List.of());
    }

    /**
     * Opens the view, blocking until it holds the cluster's state.
     *
     * @return the view; close it
     * @throws MesokitException if the first connection fails, as {@link Call#execute()} does; once it is made, a loss
     *     is followed by another try, for as long as {@link StreamOptions#backoff()} says
     */
    public ClusterView open() {
        ClusterView view = start();
        try {
            view.whenSynced().get();
            return view;
        } catch (InterruptedException e) {
            view.close();
            Thread.currentThread().interrupt();
            throw new CallCancelledException(null, "interrupted while waiting for the first snapshot", e);
        } catch (ExecutionException e) {
            throw reason(e);
        }
    }

    /**
     * Opens the view without blocking.
     *
     * @return the view once it holds the cluster's state; cancelling it closes the view. It fails as {@link #open()}
     *     does
     */
    public CompletableFuture<ClusterView> openAsync() {
        ClusterView view = start();
        CompletableFuture<ClusterView> opened = new CompletableFuture<>();
        CompletableFuture<?> unused = view.whenSynced().whenComplete((state, failure) -> {
            if (failure == null) {
                opened.complete(view);
            } else {
                opened.completeExceptionally(reason(failure));
            }
        });
        CompletableFuture<?> ignored = opened.whenComplete((kept, failure) -> {
            if (failure != null) {
                view.close();
            }
        });
        return opened;
    }

    /**
     * Opens the view without waiting for anything: it is empty, and {@link Freshness#stale()}, until the first snapshot
     * has come. If that never does, {@link ClusterView#completion()} says why.
     *
     * @return the view; close it
     */
    public ClusterView start() {
        ClusterView view = new ClusterView(source, options);
        listeners.forEach(view::listen);
        view.start();
        return view;
    }

    private static MesokitException reason(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null
                && (reason instanceof ExecutionException || reason instanceof ClosedException)) {
            reason = reason.getCause();
        }
        return reason instanceof MesokitException known
                ? known
                : new MesokitException(null, "the view could not be opened: " + reason, reason);
    }

    /** The same view, kept in another way. */
    public ViewCall with(ViewOptions options) {
        return new ViewCall(source, Objects.requireNonNull(options, "options"), listeners);
    }

    /** The same view, whose stream is kept open in another way. */
    public ViewCall with(StreamOptions options) {
        Source other = new Source(source.events().with(options), source.agents(), source.threads());
        return new ViewCall(other, this.options, listeners);
    }

    /** The same view, telling this listener too, beginning with all that is in the first snapshot. */
    public ViewCall telling(ClusterListener listener) {
        List<ClusterListener> more = new ArrayList<>(listeners);
        more.add(Objects.requireNonNull(listener, "listener"));
        return new ViewCall(source, options, List.copyOf(more));
    }

    @Override
    public String toString() {
        return "view of " + source.events();
    }
}
