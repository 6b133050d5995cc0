package io.mesokit.monasca;

import io.mesokit.core.CallOptions;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.Sleeper;
import io.mesokit.monasca.model.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores metrics in the background, for those who measure and must not wait: takes them at once, sends them in batches
 * every now and then, keeps them while Monasca cannot be reached, and forgets the oldest when they become too many.
 * What is forgotten is counted. Safe for use by many threads.
 *
 * <pre>{@code
 * try (MetricsReporter reporter = MetricsReporter.builder(monasca).interval(Duration.ofSeconds(10)).start()) {
 *     reporter.report(Metric.of("load", 0.7, clock.instant()));
 * }
 * }</pre>
 *
 * <p>Metrics keep the time they were measured at, however late they are sent, and sending one twice does no harm. Has
 * one daemon thread of its own, {@code mesokit-monasca-reporter}, from start to close.
 */
public final class MetricsReporter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.mesokit.monasca.reporter");

    private final Metrics metrics;
    private final Builder settings;
    private final UnsentMetrics unsent;
    private final Thread thread;
    private final ReentrantLock sending = new ReentrantLock();

    private int batch; // guarded by sending
    private volatile @Nullable RuntimeException lastFailure;
    private volatile boolean closed;

    private MetricsReporter(Builder settings) {
        this.settings = settings;
        this.metrics = settings.monasca.metrics();
        this.unsent = new UnsentMetrics(settings.capacity);
        this.batch = settings.batch;
        this.thread = new Thread(this::run, "mesokit-monasca-reporter");
        this.thread.setDaemon(true);
    }

    /**
     * Starts from a client, which is not closed with the reporter.
     *
     * @param monasca where the metrics go
     */
    public static Builder builder(Monasca monasca) {
        return new Builder(Objects.requireNonNull(monasca, "monasca"));
    }

    /**
     * What became of the metrics so far. Immutable.
     *
     * @param waiting those that are still to be sent
     * @param sent those that the server took
     * @param dropped those forgotten, because there were too many or because the reporter was closed
     * @param refused those that Monasca would not take, or did not
     */
    public record Counts(int waiting, long sent, long dropped, long refused) {}

    /**
     * Takes a metric. Never blocks and never throws.
     *
     * @param metric what to store
     * @return whether it was taken; not if the reporter is closed or Monasca would not take it, which is counted
     */
    public boolean report(Metric metric) {
        try {
            Rules.check(metric);
        } catch (IllegalArgumentException e) {
            LOG.warn("a metric is refused: {}", e.getMessage());
            unsent.refuse();
            return false;
        }
        return unsent.add(metric);
    }

    /**
     * Sends what waits, now and on this thread; blocks until that is done or has failed.
     *
     * @return whether nothing was left; if not, {@link #lastFailure()} says why
     */
    public boolean flush() {
        return flush(CallOptions.none(), Long.MAX_VALUE);
    }

    /** What became of the metrics so far. */
    public Counts counts() {
        return unsent.counts();
    }

    /** Why the last batch could not be sent; empty when one was sent since. */
    public Optional<RuntimeException> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    private void run() {
        try {
            while (!closed) {
                settings.sleeper.sleep(settings.interval);
                flush();
            }
        } catch (InterruptedException e) {
            // Only close() interrupts this thread, and it sends the rest itself.
            LOG.debug("the reporter ends");
        }
    }

    private boolean flush(CallOptions options, long nanos) {
        long begun = System.nanoTime();
        try {
            if (!sending.tryLock(nanos, TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return sendAll(options, begun, nanos);
        } finally {
            sending.unlock();
        }
    }

    private boolean sendAll(CallOptions options, long begun, long nanos) {
        while (System.nanoTime() - begun < nanos) {
            List<Metric> next = unsent.take(batch);
            if (next.isEmpty()) {
                return true;
            }
            if (!send(next, options)) {
                return false;
            }
        }
        return false;
    }

    /** Whether to go on. All of a batch is refused for one bad metric, so the batch is halved until that is alone. */
    private boolean send(List<Metric> next, CallOptions options) {
        try {
            metrics.create(next).with(options).execute();
            unsent.sent(next.size());
            batch = Math.min(settings.batch, batch * 2);
            succeeded();
            return true;
        } catch (InvalidRequestException e) {
            if (next.size() == 1) {
                LOG.warn("a metric is refused: {}: {}", next.get(0).name(), e.getMessage());
                unsent.refuseUnderWay();
                return true;
            }
            unsent.putBack(next);
            batch = next.size() / 2;
            return true;
        } catch (RuntimeException e) { // of the credentials, say: the thread must outlive it
            unsent.putBack(next);
            failed(e);
            return false;
        }
    }

    private void succeeded() {
        if (lastFailure != null) {
            LOG.info("metrics are sent again");
            lastFailure = null;
        }
    }

    private void failed(RuntimeException failure) {
        if (lastFailure == null) {
            LOG.warn("metrics cannot be sent, they are kept: {}", failure.getMessage());
        }
        lastFailure = failure;
    }

    /**
     * Takes no more, sends what waits, for as long as the builder's {@code closeWithin} says, and forgets the rest,
     * which is counted as dropped. Does nothing the second time.
     */
    @Override
    public void close() {
        if (!unsent.close()) {
            return;
        }
        closed = true;
        thread.interrupt();
        long nanos = settings.closeWithin.toNanos();
        flush(CallOptions.builder().timeout(settings.closeWithin).build(), nanos);
        unsent.dropAll();
    }

    /** Such as {@code MetricsReporter[Counts[waiting=0, sent=12, dropped=0, refused=0]]}. */
    @Override
    public String toString() {
        return "MetricsReporter[" + counts() + "]";
    }

    /** Collects what a reporter is made from. Not for use by several threads. */
    public static final class Builder {
        private final Monasca monasca;
        private Duration interval = Duration.ofSeconds(10);
        private Duration closeWithin = Duration.ofSeconds(5);
        private int capacity = 10_000;
        private int batch = 500;
        private Sleeper sleeper = Sleeper.real();

        private Builder(Monasca monasca) {
            this.monasca = monasca;
        }

        /** How long to wait between sendings; default 10 s, more than zero. */
        public Builder interval(Duration interval) {
            this.interval = positive(interval, "interval");
            return this;
        }

        /** How long {@link MetricsReporter#close()} may take to send the rest; default 5 s, more than zero. */
        public Builder closeWithin(Duration closeWithin) {
            this.closeWithin = positive(closeWithin, "closeWithin");
            return this;
        }

        /** How many may wait; of more, the oldest are forgotten. Default 10 000, at least 1. */
        public Builder capacity(int capacity) {
            this.capacity = positive(capacity, "capacity");
            return this;
        }

        /** How many to send in one request at most; default 500, at least 1. */
        public Builder batch(int batch) {
            this.batch = positive(batch, "batch");
            return this;
        }

        /**
         * How to wait between sendings; default really. One that returns at once makes the reporter send without pause.
         */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /** The reporter, at work. */
        public MetricsReporter start() {
            Builder copy = new Builder(monasca);
            copy.interval = interval;
            copy.closeWithin = closeWithin;
            copy.capacity = capacity;
            copy.batch = batch;
            copy.sleeper = sleeper;
            MetricsReporter reporter = new MetricsReporter(copy);
            reporter.thread.start();
            return reporter;
        }

        private static Duration positive(Duration value, String name) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException(name + " must be more than zero: " + value);
            }
            return value;
        }

        private static int positive(int value, String name) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1: " + value);
            }
            return value;
        }
    }
}
