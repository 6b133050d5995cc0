package io.mesokit.examples.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Monasca how jobs do, whenever Monasca can hear it, and never at the cost of control: samples wait in a queue
 * that is bounded; when it is full the oldest are dropped, and counted. One post is under way at a time. Thread-safe;
 * never blocks.
 */
final class Telemetry implements Consumer<JobState> {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
    private static final int CAPACITY = 10_000;
    private static final int BATCH = 100;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Function<List<Sample>, CompletableFuture<?>> monasca;
    private final Timer timer;
    // Guarded by this.
    private final Deque<Sample> queue = new ArrayDeque<>();
    private boolean sending;
    private long dropped;
    private Duration pause = SHORTEST;

    Telemetry(Function<List<Sample>, CompletableFuture<?>> monasca, Timer timer) {
        this.monasca = monasca;
        this.timer = timer;
    }

    @Override
    public void accept(JobState state) {
        Instant now = timer.instant();
        synchronized (this) {
            Sample.of(state, now).forEach(this::enqueue);
        }
        send();
    }

    /** How many samples were lost. */
    synchronized long dropped() {
        return dropped;
    }

    /** How many samples wait. */
    synchronized int waiting() {
        return queue.size();
    }

    private void enqueue(Sample sample) {
        if (queue.size() == CAPACITY) {
            queue.removeFirst();
            dropped++;
        }
        queue.addLast(sample);
    }

    private void send() {
        List<Sample> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        post(batch)
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        sent();
                        send();
                    } else {
                        timer.after(failed(batch, failure), this::retry);
                    }
                })
                .exceptionally(unexpected -> {
                    LOG.error("the metrics stopped", unexpected);
                    return null;
                });
    }

    private CompletableFuture<?> post(List<Sample> batch) {
        try {
            return monasca.apply(batch);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private synchronized List<Sample> take() {
        if (sending || queue.isEmpty()) {
            return List.of();
        }
        sending = true;
        List<Sample> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && !queue.isEmpty()) {
            batch.add(queue.removeFirst());
        }
        return batch;
    }

    private synchronized void sent() {
        sending = false;
        pause = SHORTEST;
    }

    /** Puts the batch back, as far as there is room; says for how long to leave Monasca alone. */
    private synchronized Duration failed(List<Sample> batch, Throwable failure) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            if (queue.size() == CAPACITY) {
                dropped += i + 1;
                break;
            }
            queue.addFirst(batch.get(i));
        }
        if (pause.equals(SHORTEST)) {
            LOG.warn("Monasca does not take metrics, {} wait: {}", queue.size(), failure.toString());
        }
        Duration mine = pause;
        pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        return mine;
    }

    private void retry() {
        synchronized (this) {
            sending = false;
        }
        send();
    }
}
