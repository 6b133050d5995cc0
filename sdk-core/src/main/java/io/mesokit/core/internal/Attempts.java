package io.mesokit.core.internal;

import io.mesokit.core.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How many attempts of one run are spent, and how long to wait before the next. Once a server has said that nobody
 * leads, those that cannot be reached cost nothing: among them is the leader that died. Used by one thread.
 */
final class Attempts {
    private final RetryPolicy policy;
    private final RandomGenerator random;
    private final int allowed;
    private final Backoff usual;
    private @Nullable Backoff election;
    private int spent;

    Attempts(Engine engine, RetryPolicy policy) {
        this.policy = policy;
        this.random = engine.options().random();
        this.allowed = policy.maxAttempts() == 1
                ? 1
                : Math.max(policy.maxAttempts(), engine.endpoints().count());
        this.usual = new Backoff(policy, allowed, random);
    }

    /** Whether there may be another attempt after this one. */
    boolean another(AttemptFailure failure) {
        if (failure.electing() && election == null && allowed > 1) {
            election = Backoff.ofElection(policy, random);
        }
        if (!isFree(failure)) {
            spent++;
        }
        return failure.again() && spent < allowed;
    }

    /** The wait before the next attempt; empty if there is to be none. */
    Optional<Duration> pause(AttemptFailure failure) {
        return election != null && isFree(failure) ? election.next(failure) : usual.next(failure);
    }

    private boolean isFree(AttemptFailure failure) {
        return election != null && failure.unreachable();
    }
}
