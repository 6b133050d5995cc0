package io.mesokit.core.internal;

import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.core.StreamListener;
import io.mesokit.core.Subscription;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands events to a listener on the stream's own thread. */
final class ListenerSink<E> implements StreamSink<E>, Subscription {
    private final StreamListener<? super E> listener;
    private final Consumer<Gap> gaps;
    private final Canceller canceller;
    private final CompletableFuture<@Nullable Void> completion = new CompletableFuture<>();

    ListenerSink(StreamListener<? super E> listener, Consumer<Gap> gaps, Canceller canceller) {
        this.listener = listener;
        this.gaps = gaps;
        this.canceller = canceller;
    }

    @Override
    public void event(E event) {
        if (!canceller.cancelled()) {
            listener.onEvent(event);
        }
    }

    @Override
    public void loss(MesokitException reason) {
        if (!canceller.cancelled()) {
            listener.onLoss(reason);
        }
    }

    @Override
    public void gap(Gap gap) {
        gaps.accept(gap);
        listener.onGap(gap);
    }

    @Override
    public void end(@Nullable Throwable failure) {
        if (failure == null) {
            completion.complete(null);
        } else {
            completion.completeExceptionally(failure);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the only value that a Void has
    public CompletableFuture<Void> completion() {
        return completion.copy();
    }

    @Override
    public void cancel() {
        canceller.cancel();
    }
}
