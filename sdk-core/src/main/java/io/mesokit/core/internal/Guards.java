package io.mesokit.core.internal;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.mesokit.core.CircuitBreakerPolicy;
import io.mesokit.core.CircuitOpenException;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.RateLimit;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What stands between a client and its servers, each part only if it was asked for. Safe for use by many threads. */
final class Guards {
    private final @Nullable CircuitBreaker breaker;
    private final @Nullable RateLimiter limiter;
    private final @Nullable Semaphore places;

    Guards(String service, ClientOptions options) {
        this.breaker = options.circuitBreaker()
                .map(policy -> CircuitBreaker.of(service, config(policy)))
                .orElse(null);
        this.limiter = options.rateLimit()
                .map(limit -> RateLimiter.of(service, config(limit)))
                .orElse(null);
        this.places = options.maxConcurrent().map(Semaphore::new).orElse(null);
    }

    private static CircuitBreakerConfig config(CircuitBreakerPolicy policy) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(policy.window())
                .minimumNumberOfCalls(policy.failures())
                .failureRateThreshold(100f * policy.failures() / policy.window())
                .waitDurationInOpenState(policy.pause())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
    }

    private static RateLimiterConfig config(RateLimit limit) {
        return RateLimiterConfig.custom()
                .limitForPeriod(limit.requests())
                .limitRefreshPeriod(limit.period())
                .timeoutDuration(Duration.ofDays(1))
                .build();
    }

    /** Waits until an exchange may begin; {@link #left} must follow, whatever becomes of it. */
    void enter(Run run) {
        awaitRate(run);
        awaitPlace(run);
        if (breaker != null && !breaker.tryAcquirePermission()) {
            leavePlace();
            throw new CircuitOpenException(
                    run.request(), "held back: too many of the last exchanges failed; see circuitBreaker", null);
        }
    }

    /** An exchange is over. */
    void left(long begunNanos, @Nullable Throwable failure) {
        leavePlace();
        if (breaker == null) {
            return;
        }
        long took = System.nanoTime() - begunNanos;
        if (failure == null) {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(took, TimeUnit.NANOSECONDS, failure);
        }
    }

    private void awaitRate(Run run) {
        if (limiter == null) {
            return;
        }
        long wait = limiter.reservePermission();
        if (wait > 0) {
            run.pause(Duration.ofNanos(wait));
        }
    }

    private void awaitPlace(Run run) {
        if (places == null || places.tryAcquire()) {
            return;
        }
        try {
            if (!places.tryAcquire(run.remainingNanos(), TimeUnit.NANOSECONDS)) {
                throw run.timedOut(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw run.cancelled(e);
        }
    }

    private void leavePlace() {
        if (places != null) {
            places.release();
        }
    }
}
