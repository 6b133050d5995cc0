package io.mesokit.mesos.view;

import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.core.StreamCall;
import io.mesokit.core.StreamListener;
import io.mesokit.core.Subscription;
import io.mesokit.mesos.model.master.MasterEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One stream of events into a view; cancellable even before its opening has returned. Safe for use by many threads. */
final class Feed implements StreamListener<MasterEvent> {
    private final ClusterView view;
    private @Nullable Subscription subscription;
    private boolean cancelled;

    Feed(ClusterView view) {
        this.view = view;
    }

    void start(StreamCall<MasterEvent> call) {
        Subscription opened = call.subscribe(this);
        synchronized (this) {
            subscription = opened;
            if (cancelled) {
                opened.cancel();
            }
        }
        CompletableFuture<Void> unused =
                opened.completion().whenComplete((nothing, failure) -> view.ended(this, cause(failure)));
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    synchronized void cancel() {
        cancelled = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onEvent(MasterEvent event) {
        view.heard(this, event);
    }

    @Override
    public void onLoss(MesokitException reason) {
        view.lost(this, reason);
    }

    @Override
    public void onGap(Gap gap) {
        view.interrupted(this, gap);
    }
}
