package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A length of time in the shape that only {@code DRAIN_AGENT} takes: {@code {"seconds": …, "nanos": …}}. Everything
 * else, the state of that very drain too, has {@link DurationInfo}. Immutable.
 *
 * @param seconds the whole seconds
 * @param nanos the rest, in nanoseconds
 */
public record ProtoDuration(
        @JsonProperty("seconds") long seconds,
        @JsonProperty("nanos") int nanos) {
    /**
     * The same length of time.
     *
     * @param duration any
     */
    public static ProtoDuration of(Duration duration) {
        return new ProtoDuration(duration.getSeconds(), duration.getNano());
    }

    /** The same as a duration. */
    public Duration toDuration() {
        return Duration.ofSeconds(seconds, nanos);
    }

    @JsonCreator
    static ProtoDuration read(
            @JsonProperty("seconds") @Nullable Long seconds,
            @JsonProperty("nanos") @Nullable Integer nanos,
            @JsonProperty("nanoseconds") @Nullable Long nanoseconds) {
        if (nanoseconds != null && seconds == null && nanos == null) {
            return of(Duration.ofNanos(nanoseconds));
        }
        return new ProtoDuration(seconds == null ? 0 : seconds, nanos == null ? 0 : nanos);
    }

    /** The duration. */
    @Override
    public String toString() {
        return toDuration().toString();
    }
}
