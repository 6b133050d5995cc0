package io.mesokit.chronos;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How to wait for a run. Chronos gives a run no id; what can be known is read off the job's counters and off whether
 * the job runs now, as far as the leader remembers. Immutable; each method gives a new one.
 *
 * <ul>
 *   <li>A run succeeded when the count of successes grows, and failed when the count of errors does, which it does
 *       after the last retry only.
 *   <li>A run was killed when the job ran, is idle, and no count has grown for {@link #retryDelay}: until then the
 *       server may be waiting to try it again.
 *   <li>A trigger was ignored when the job never leaves idle for {@link #startWithin}.
 *   <li>Another run of the same job at the same time cannot be told from this one.
 * </ul>
 *
 * @param pollEvery how long between two looks; 1 s unless set
 * @param startWithin how long a triggered job may stay idle before the trigger counts as ignored; 20 s unless set
 * @param retryDelay how long a job of which a run has ended may stay idle before the run counts as killed, if the job
 *     has retries; more than the server's {@code --failure_retry}, which is 60 s; 90 s unless set
 * @param limit how long to wait in all before the outcome is unknown; 1 h unless set. A timeout set on the call ends it
 *     with {@link io.mesokit.core.CallTimeoutException} instead
 * @param arguments arguments of the triggered run in place of the job's own; empty for the job's own
 * @param listener is told of each change, on the thread that runs the call; it should not block
 */
public record RunWatch(
        Duration pollEvery,
        Duration startWithin,
        Duration retryDelay,
        Duration limit,
        String arguments,
        Consumer<? super RunProgress> listener) {
    private static final RunWatch DEFAULTS = new RunWatch(
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(90),
            Duration.ofHours(1),
            "",
            progress -> {});

    /** Checks that the durations are more than zero. */
    public RunWatch {
        positive(pollEvery, "pollEvery");
        positive(startWithin, "startWithin");
        positive(retryDelay, "retryDelay");
        positive(limit, "limit");
        Objects.requireNonNull(listener, "listener");
    }

    /** What is said above. */
    public static RunWatch ofDefaults() {
        return DEFAULTS;
    }

    /**
     * Looks that often.
     *
     * @param pollEvery more than zero
     */
    public RunWatch pollEvery(Duration pollEvery) {
        return new RunWatch(pollEvery, startWithin, retryDelay, limit, arguments, listener);
    }

    /**
     * Waits that long for a triggered job to leave idle.
     *
     * @param startWithin more than zero
     */
    public RunWatch startWithin(Duration startWithin) {
        return new RunWatch(pollEvery, startWithin, retryDelay, limit, arguments, listener);
    }

    /**
     * Waits that long for a retry.
     *
     * @param retryDelay more than zero
     */
    public RunWatch retryDelay(Duration retryDelay) {
        return new RunWatch(pollEvery, startWithin, retryDelay, limit, arguments, listener);
    }

    /**
     * Gives up after that long.
     *
     * @param limit more than zero
     */
    public RunWatch limit(Duration limit) {
        return new RunWatch(pollEvery, startWithin, retryDelay, limit, arguments, listener);
    }

    /**
     * Triggers with arguments.
     *
     * @param arguments the arguments, separated by spaces
     */
    public RunWatch arguments(String arguments) {
        return new RunWatch(pollEvery, startWithin, retryDelay, limit, arguments, listener);
    }

    /**
     * Tells of the progress.
     *
     * @param listener is told of each change
     */
    public RunWatch listener(Consumer<? super RunProgress> listener) {
        return new RunWatch(pollEvery, startWithin, retryDelay, limit, arguments, listener);
    }

    private static void positive(Duration value, String name) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be more than zero: " + value);
        }
    }
}
