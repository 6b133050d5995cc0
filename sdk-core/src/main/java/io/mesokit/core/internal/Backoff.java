package io.mesokit.core.internal;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.mesokit.core.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt of one run. The count and the growing intervals are resilience4j's; the
 * jitter is ours, because its randomness cannot be given. Used by one thread.
 */
final class Backoff {
    private static final Duration LONGEST_IN_ELECTION = Duration.ofSeconds(1);

    private final Retry.AsyncContext<Object> retry;
    private final double jitter;
    private final RandomGenerator random;

    Backoff(RetryPolicy policy, int attempts, RandomGenerator random) {
        this.retry = Retry.of("mesokit", config(policy, attempts)).asyncContext();
        this.jitter = policy.jitter();
        this.random = random;
    }

    /** For an election, which passes: without end, and close together, for nobody knows when it does. */
    static Backoff ofElection(RetryPolicy policy, RandomGenerator random) {
        RetryPolicy patient = RetryPolicy.builder()
                .initialDelay(policy.initialDelay())
                .maxDelay(
                        policy.maxDelay().compareTo(LONGEST_IN_ELECTION) < 0 ? policy.maxDelay() : LONGEST_IN_ELECTION)
                .multiplier(policy.multiplier())
                .jitter(policy.jitter())
                .build();
        return new Backoff(patient, Integer.MAX_VALUE, random);
    }

    private static RetryConfig config(RetryPolicy policy, int attempts) {
        Duration longest = policy.maxDelay();
        Duration first = policy.initialDelay().compareTo(longest) < 0 ? policy.initialDelay() : longest;
        return RetryConfig.custom()
                .maxAttempts(attempts)
                .intervalFunction(IntervalFunction.ofExponentialBackoff(first, policy.multiplier(), longest))
                .build();
    }

    /** The wait before the next attempt; empty if there is to be none. */
    Optional<Duration> next(AttemptFailure failure) {
        long millis = retry.onError(failure);
        if (millis < 0) {
            return Optional.empty();
        }
        double spread = 1 + jitter * (2 * random.nextDouble() - 1);
        Duration wait = Duration.ofNanos((long) (millis * 1_000_000.0 * spread));
        return Optional.of(
                failure.retryAfter().filter(asked -> asked.compareTo(wait) > 0).orElse(wait));
    }
}
