package io.mesokit.core;

import io.mesokit.core.internal.HeaderText;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may differ from call to call. The same vocabulary serves for a client's defaults and for one call; unset options
 * leave the ones below in force. Immutable.
 *
 * <table>
 *   <caption>Options</caption>
 *   <tr><th>option</th><th>default</th><th>touch it when</th></tr>
 *   <tr><td>timeout</td><td>30 s</td><td>the caller can wait less, or the server needs more</td></tr>
 *   <tr><td>attemptTimeout</td><td>10 s</td><td>one slow server should leave time for the next</td></tr>
 *   <tr><td>retry</td><td>3 attempts, 100 ms to 5 s apart</td><td>failures are more, or less, worth waiting
 *   out</td></tr>
 *   <tr><td>repeatable</td><td>as the server's documentation has it</td><td>you know better about one call</td></tr>
 *   <tr><td>maxBodyBytes</td><td>64 MiB; of Mesos clients 512 MiB</td><td>a cluster's state is larger than
 *   that</td></tr>
 *   <tr><td>header</td><td>none</td><td>a proxy or a trace needs one</td></tr>
 * </table>
 */
public final class CallOptions {
    private static final CallOptions NONE = new Builder().build();
    private static final CallOptions DEFAULTS = new Builder()
            .timeout(Duration.ofSeconds(30))
            .attemptTimeout(Duration.ofSeconds(10))
            .retry(RetryPolicy.ofDefaults())
            .maxBodyBytes(64L << 20)
            .build();

    private final @Nullable Duration timeout;
    private final @Nullable Duration attemptTimeout;
    private final @Nullable RetryPolicy retry;
    private final @Nullable Boolean repeatable;
    private final @Nullable Long maxBodyBytes;
    private final Map<String, String> headers;

    private CallOptions(Builder from) {
        this.timeout = from.timeout;
        this.attemptTimeout = from.attemptTimeout;
        this.retry = from.retry;
        this.repeatable = from.repeatable;
        this.maxBodyBytes = from.maxBodyBytes;
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(from.headers);
        this.headers = Collections.unmodifiableMap(copy);
    }

    /** Nothing set. */
    public static CallOptions none() {
        return NONE;
    }

    /** What a client does unless told otherwise: see the table above. */
    public static CallOptions ofDefaults() {
        return DEFAULTS;
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from these. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.timeout = timeout;
        builder.attemptTimeout = attemptTimeout;
        builder.retry = retry;
        builder.repeatable = repeatable;
        builder.maxBodyBytes = maxBodyBytes;
        builder.headers.putAll(headers);
        return builder;
    }

    /**
     * These options, with those of {@code over} laid over them: what {@code over} sets, wins; headers are joined.
     *
     * @param over the options nearer to the call
     */
    public CallOptions merge(CallOptions over) {
        if (over == NONE || this == NONE) {
            return over == NONE ? this : over;
        }
        Builder merged = toBuilder();
        merged.timeout = over.timeout == null ? timeout : over.timeout;
        merged.attemptTimeout = over.attemptTimeout == null ? attemptTimeout : over.attemptTimeout;
        merged.retry = over.retry == null ? retry : over.retry;
        merged.repeatable = over.repeatable == null ? repeatable : over.repeatable;
        merged.maxBodyBytes = over.maxBodyBytes == null ? maxBodyBytes : over.maxBodyBytes;
        merged.headers.putAll(over.headers);
        return merged.build();
    }

    /** The limit on the whole call, with its retries and waits. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** The limit on one attempt, from its start to the last byte of the answer. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /** When and how often to try again. */
    public Optional<RetryPolicy> retry() {
        return Optional.ofNullable(retry);
    }

    /** Whether the call may be sent twice, where that overrides what is known of the operation. */
    public Optional<Boolean> repeatable() {
        return Optional.ofNullable(repeatable);
    }

    /** The largest body that is read, in bytes after decompression. */
    public Optional<Long> maxBodyBytes() {
        return Optional.ofNullable(maxBodyBytes);
    }

    /**
     * Headers to send besides the usual, by name without regard to case; they replace the usual ones of the same name.
     */
    public Map<String, String> headers() {
        return headers;
    }

    /** All options but the values of headers, which may be secret. */
    @Override
    public String toString() {
        return "CallOptions[timeout=" + timeout + ", attemptTimeout=" + attemptTimeout + ", retry=" + retry
                + ", repeatable=" + repeatable + ", maxBodyBytes=" + maxBodyBytes + ", headers="
                + headers.keySet() + "]";
    }

    /** Collects options. Not for use by several threads. */
    public static final class Builder {
        private @Nullable Duration timeout;
        private @Nullable Duration attemptTimeout;
        private @Nullable RetryPolicy retry;
        private @Nullable Boolean repeatable;
        private @Nullable Long maxBodyBytes;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        private Builder() {}

        /**
         * Limits the whole call, with its retries and waits.
         *
         * @param timeout more than zero
         * @throws IllegalArgumentException if it is not
         */
        public Builder timeout(Duration timeout) {
            this.timeout = positive(timeout, "timeout");
            return this;
        }

        /**
         * Limits one attempt; it never outlives the whole call.
         *
         * @param attemptTimeout more than zero
         * @throws IllegalArgumentException if it is not
         */
        public Builder attemptTimeout(Duration attemptTimeout) {
            this.attemptTimeout = positive(attemptTimeout, "attemptTimeout");
            return this;
        }

        /**
         * Says when and how often to try again.
         *
         * @param retry {@link RetryPolicy#none()} for never
         */
        public Builder retry(RetryPolicy retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
            return this;
        }

        /**
         * Declares that the call may be sent twice ({@code true}), or must not be ({@code false}), against what is
         * known of the operation. True makes a lost answer a matter of retry and {@link TransportException}, rather
         * than of {@link OutcomeUnknownException}.
         *
         * @param repeatable whether twice is as good as once
         */
        public Builder repeatable(boolean repeatable) {
            this.repeatable = repeatable;
            return this;
        }

        /**
         * Limits the body that is read; a larger one ends in {@link LimitExceededException}.
         *
         * @param maxBodyBytes bytes, more than zero and at most {@link Integer#MAX_VALUE}
         * @throws IllegalArgumentException if out of that range
         */
        public Builder maxBodyBytes(long maxBodyBytes) {
            if (maxBodyBytes < 1 || maxBodyBytes > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("maxBodyBytes must be 1 to 2147483647: " + maxBodyBytes);
            }
            this.maxBodyBytes = maxBodyBytes;
            return this;
        }

        /**
         * Sends one header more, or another value of a usual one.
         *
         * @param name the header's name
         * @param value its value, of visible ASCII characters; never shown
         * @throws IllegalArgumentException if it has others, such as the line end of a file it was read from
         */
        public Builder header(String name, String value) {
            Objects.requireNonNull(value, "value");
            headers.put(Objects.requireNonNull(name, "name"), HeaderText.checked(name, value));
            return this;
        }

        /** The options collected. */
        public CallOptions build() {
            return new CallOptions(this);
        }

        private static Duration positive(Duration value, String name) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException(name + " must be more than zero: " + value);
            }
            return value;
        }
    }
}
