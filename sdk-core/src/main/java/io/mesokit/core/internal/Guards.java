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
    private static final Duration LONGEST_RESERVATION = Duration.ofDays(365);

    private final @Nullable CircuitBreaker breaker;
    private final @Nullable RateLimiter limiter;
    private final @Nullable Semaphore places;

    Guards(String service, ClientOptions options) {
        this.breaker =
                options.circuitBreaker().map(policy -> breaker(service, policy)).orElse(null);
        this.limiter = options.rateLimit()
                .map(limit -> RateLimiter.of(service, config(limit)))
                .orElse(null);
        this.places = options.maxConcurrent().map(Semaphore::new).orElse(null);
    }

    /**
     * The library opens by the rate of failures among those seen, our policy by their number. The two are the same over
     * a full window; so it begins full, of successes, and again whenever it has closed.
     */
    private static CircuitBreaker breaker(String service, CircuitBreakerPolicy policy) {
        CircuitBreaker breaker = CircuitBreaker.of(service, config(policy));
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.CLOSED) {
                fill(breaker, policy.window());
            }
        });
        fill(breaker, policy.window());
        return breaker;
    }

    private static void fill(CircuitBreaker breaker, int window) {
        for (int i = 0; i < window; i++) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    private static CircuitBreakerConfig config(CircuitBreakerPolicy policy) {
        return CircuitBreakerConfig.custom()
                .clock(new MonotonicClock())
                .slidingWindowSize(policy.window())
                .minimumNumberOfCalls(policy.window())
                .failureRateThreshold(100f * policy.failures() / policy.window())
                .waitDurationInOpenState(policy.pause())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
    }

    private static RateLimiterConfig config(RateLimit limit) {
        return RateLimiterConfig.custom()
                .limitForPeriod(limit.requests())
                .limitRefreshPeriod(limit.period())
                .timeoutDuration(LONGEST_RESERVATION)
                .build();
    }

    /** Waits until an exchange may begin; one of the methods below must follow, whatever becomes of it. */
    void enter(Run run) {
        awaitRate(run);
        awaitPlace(run);
        if (breaker != null && !breaker.tryAcquirePermission()) {
            leavePlace();
            throw new CircuitOpenException(
                    run.request(), "held back: too many of the last exchanges failed; see circuitBreaker", null);
        }
    }

    /** The server answered. */
    void worked(long begunNanos) {
        leavePlace();
        if (breaker != null) {
            breaker.onSuccess(System.nanoTime() - begunNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** The server did not answer, or said that it is not well. */
    void failed(long begunNanos, Throwable failure) {
        leavePlace();
        if (breaker != null) {
            breaker.onError(System.nanoTime() - begunNanos, TimeUnit.NANOSECONDS, failure);
        }
    }

    /** It came to nothing that says how the server is. */
    void abandoned() {
        leavePlace();
        if (breaker != null) {
            breaker.releasePermission();
        }
    }

    private void awaitRate(Run run) {
        if (limiter == null) {
            return;
        }
        long wait = limiter.reservePermission();
        if (wait != 0) {
            // Less than zero: so long that the library would not have it reserved.
            run.pause(wait > 0 ? Duration.ofNanos(wait) : LONGEST_RESERVATION);
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
