package io.mesokit.core;

import java.time.Duration;

/**
 * When a client stops asking a server that keeps failing. After {@code failures} of the last {@code window} exchanges
 * went wrong (no answer, or 5xx), calls fail at once with {@link CircuitOpenException} for {@code pause}; then one is
 * let through to see. Off unless given to {@link ClientOptions.Builder#circuitBreaker(CircuitBreakerPolicy)}.
 *
 * @param window how many exchanges are looked at; at least 1
 * @param failures how many of them must have failed; 1 to {@code window}
 * @param pause how long to hold calls back; more than zero
 */
public record CircuitBreakerPolicy(int window, int failures, Duration pause) {
    /** Checks the limits above. */
    public CircuitBreakerPolicy {
        if (window < 1 || failures < 1 || failures > window) {
            throw new IllegalArgumentException("failures must be 1 to window: " + failures + " of " + window);
        }
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("pause must be more than zero: " + pause);
        }
    }

    /** 10 failures of the last 20 exchanges, held back for 10 s. */
    public static CircuitBreakerPolicy ofDefaults() {
        return new CircuitBreakerPolicy(20, 10, Duration.ofSeconds(10));
    }
}
