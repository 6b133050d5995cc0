package io.mesokit.core;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * When and how often a call is tried again, and how long to wait between. Immutable.
 *
 * <p>What may be tried again is not a matter of policy: an attempt that never left this machine always may; one whose
 * bytes left may only if the operation is safe to repeat (see {@link CallOptions.Builder#repeatable(boolean)}). Of
 * those, a broken or missing answer and the statuses named here are. A {@code Retry-After} header lengthens the wait,
 * to a day at most. No wait outlives the call's timeout: when there is no time left for another attempt, the last
 * failure is reported at once.
 */
public final class RetryPolicy {
    private static final RetryPolicy DEFAULTS = new Builder().build();
    private static final RetryPolicy NONE = new Builder().maxAttempts(1).build();

    private final int maxAttempts;
    private final Duration initialDelay;
    private final Duration maxDelay;
    private final double multiplier;
    private final double jitter;
    private final Set<Integer> statuses;

    private RetryPolicy(Builder from) {
        this.maxAttempts = from.maxAttempts;
        this.initialDelay = from.initialDelay;
        this.maxDelay = from.maxDelay;
        this.multiplier = from.multiplier;
        this.jitter = from.jitter;
        this.statuses = Set.copyOf(from.statuses);
    }

    /**
     * 3 attempts, 100 ms apart and then twice as long each time up to 5 s, half of it random; on 429, 502, 503, 504.
     */
    public static RetryPolicy ofDefaults() {
        return DEFAULTS;
    }

    /** One attempt, ever. */
    public static RetryPolicy none() {
        return NONE;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many attempts in all. With several endpoints each is tried once, however few this says, unless that is 1. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** The wait before the second attempt. */
    public Duration initialDelay() {
        return initialDelay;
    }

    /** The longest wait, before jitter; {@code Retry-After} may ask for more. */
    public Duration maxDelay() {
        return maxDelay;
    }

    /** By how much each wait is longer than the one before. */
    public double multiplier() {
        return multiplier;
    }

    /** The random part of each wait, from 0 (none) to 1 (anything up to twice the wait). */
    public double jitter() {
        return jitter;
    }

    /** The HTTP statuses after which an operation that is safe to repeat is tried again. */
    public Set<Integer> statuses() {
        return statuses;
    }

    @Override
    public String toString() {
        return "RetryPolicy[maxAttempts=" + maxAttempts + ", initialDelay=" + initialDelay + ", maxDelay=" + maxDelay
                + ", multiplier=" + multiplier + ", jitter=" + jitter + ", statuses=" + new TreeSet<>(statuses) + "]";
    }

    /** Collects a policy. Not for use by several threads. */
    public static final class Builder {
        private int maxAttempts = 3;
        private Duration initialDelay = Duration.ofMillis(100);
        private Duration maxDelay = Duration.ofSeconds(5);
        private double multiplier = 2;
        private double jitter = 0.5;
        private Set<Integer> statuses = Set.of(429, 502, 503, 504);

        private Builder() {}

        /**
         * How many attempts in all; default 3.
         *
         * @param maxAttempts at least 1
         */
        public Builder maxAttempts(int maxAttempts) {
            check(maxAttempts >= 1, "maxAttempts must be at least 1", maxAttempts);
            this.maxAttempts = maxAttempts;
            return this;
        }

        /**
         * The wait before the second attempt; default 100 ms.
         *
         * @param initialDelay at least 1 ms
         */
        public Builder initialDelay(Duration initialDelay) {
            check(
                    initialDelay.compareTo(Duration.ofMillis(1)) >= 0,
                    "initialDelay must be at least 1 ms",
                    initialDelay);
            this.initialDelay = initialDelay;
            return this;
        }

        /**
         * The longest wait; default 5 s.
         *
         * @param maxDelay at least 1 ms; a wait is never longer, even if {@code initialDelay} is
         */
        public Builder maxDelay(Duration maxDelay) {
            check(maxDelay.compareTo(Duration.ofMillis(1)) >= 0, "maxDelay must be at least 1 ms", maxDelay);
            this.maxDelay = maxDelay;
            return this;
        }

        /**
         * By how much each wait is longer than the one before; default 2.
         *
         * @param multiplier at least 1
         */
        public Builder multiplier(double multiplier) {
            check(multiplier >= 1, "multiplier must be at least 1", multiplier);
            this.multiplier = multiplier;
            return this;
        }

        /**
         * The random part of each wait; default 0.5.
         *
         * @param jitter 0 to 1
         */
        public Builder jitter(double jitter) {
            check(jitter >= 0 && jitter <= 1, "jitter must be 0 to 1", jitter);
            this.jitter = jitter;
            return this;
        }

        /**
         * The HTTP statuses worth another attempt; default 429, 502, 503, 504.
         *
         * @param statuses replaces the set
         */
        public Builder statuses(Set<Integer> statuses) {
            this.statuses = Set.copyOf(statuses);
            return this;
        }

        /** The policy collected. */
        public RetryPolicy build() {
            return new RetryPolicy(this);
        }

        private static void check(boolean holds, String rule, Object value) {
            if (!holds) {
                throw new IllegalArgumentException(rule + ": " + value);
            }
        }
    }
}
