package io.mesokit.core;

import java.time.Duration;

/**
 * How often a client may ask. Calls beyond it wait, within their timeout. Off unless given to
 * {@link ClientOptions.Builder#rateLimit(RateLimit)}.
 *
 * @param requests how many exchanges may begin in each period; at least 1
 * @param period the period; more than zero
 */
public record RateLimit(int requests, Duration period) {
    /** Checks the limits above. */
    public RateLimit {
        if (requests < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("a rate limit needs requests and a period: " + requests + "/" + period);
        }
    }

    /**
     * So many in each second.
     *
     * @param requests at least 1
     */
    public static RateLimit perSecond(int requests) {
        return new RateLimit(requests, Duration.ofSeconds(1));
    }
}
