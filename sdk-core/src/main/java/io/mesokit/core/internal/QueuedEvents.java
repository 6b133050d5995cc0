package io.mesokit.core.internal;

import io.mesokit.core.CallCancelledException;
import io.mesokit.core.EventStream;
import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way from the stream's thread to one consumer. The queue is bounded, so a slow consumer ends up
 * slowing the server down. The end is a field beside the queue and not an item in it, for it must be seen even if the
 * queue is full; an item {@link #WAKE} only wakes a consumer that waits on an empty one.
 */
final class QueuedEvents<E> implements StreamSink<E>, EventStream<E> {
    private static final Object WAKE = new Object();

    private final BlockingQueue<Object> queue;
    private final Consumer<Gap> gaps;
    private final Canceller canceller;
    private final AtomicBoolean iterated = new AtomicBoolean();
    private volatile @Nullable End end;

    private record End(@Nullable Throwable failure) {}

    QueuedEvents(int capacity, Consumer<Gap> gaps, Canceller canceller) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.gaps = gaps;
        this.canceller = canceller;
    }

    @Override
    public void event(E event) throws InterruptedException {
        queue.put(event);
    }

    @Override
    public void loss(MesokitException reason) {
        // Who takes events when it likes is not told of what is now, but in its place among them.
    }

    @Override
    public void gap(Gap gap) {
        gaps.accept(gap);
    }

    @Override
    public void end(@Nullable Throwable failure) {
        if (end == null) {
            end = new End(failure);
        }
        queue.offer(WAKE);
    }

    @Override
    public Optional<E> next() {
        Optional<E> event = poll(Duration.ofDays(1));
        while (event.isEmpty() && isOpen()) {
            event = poll(Duration.ofDays(1));
        }
        return event;
    }

    @Override
    public Optional<E> poll(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                Object item = queue.poll();
                if (item == null && end != null) {
                    return ended();
                }
                item = item != null ? item : queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (item == null) {
                    return Optional.empty();
                }
                if (item != WAKE) {
                    return Optional.of(asEvent(item));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallCancelledException(null, "interrupted while waiting for an event", e);
        }
    }

    @SuppressWarnings("unchecked") // only events and WAKE are ever put in
    private E asEvent(Object item) {
        return (E) item;
    }

    private Optional<E> ended() {
        Throwable failure = end == null ? null : end.failure();
        if (failure == null) {
            return Optional.empty();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof MesokitException known
                ? known
                : new MesokitException(null, "the stream failed: " + failure, failure);
    }

    @Override
    public boolean isOpen() {
        return end == null || !queue.isEmpty();
    }

    @Override
    public Iterator<E> iterator() {
        if (iterated.getAndSet(true)) {
            throw new IllegalStateException("the events of a stream can be gone through once");
        }
        return new Events();
    }

    @Override
    public Stream<E> stream() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false)
                .onClose(this::close);
    }

    @Override
    public void close() {
        canceller.cancel();
        if (end == null) {
            end = new End(null);
        }
        queue.clear();
        queue.offer(WAKE);
    }

    private final class Events implements Iterator<E> {
        private Optional<E> ahead = Optional.empty();

        @Override
        public boolean hasNext() {
            if (ahead.isEmpty()) {
                ahead = QueuedEvents.this.next();
            }
            return ahead.isPresent();
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the stream has ended");
            }
            E event = ahead.orElseThrow();
            ahead = Optional.empty();
            return event;
        }
    }
}
