package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A length of time, as Mesos sends it: {@code {"nanoseconds": …}}. The documentation shows {@code {"seconds": …}} in
 * some places, so that is read too. Immutable.
 *
 * @param nanoseconds how long, in nanoseconds
 */
public record DurationInfo(@JsonProperty("nanoseconds") long nanoseconds) {
    /**
     * The same length of time.
     *
     * @param duration up to 292 years
     * @throws ArithmeticException if it is longer
     */
    public static DurationInfo of(Duration duration) {
        return new DurationInfo(duration.toNanos());
    }

    /** The same as a duration. */
    public Duration toDuration() {
        return Duration.ofNanos(nanoseconds);
    }

    @JsonCreator
    static DurationInfo read(
            @JsonProperty("nanoseconds") @Nullable Long nanoseconds,
            @JsonProperty("seconds") @Nullable Long seconds,
            @JsonProperty("nanos") @Nullable Integer nanos) {
        if (nanoseconds != null) {
            return new DurationInfo(nanoseconds);
        }
        return of(Duration.ofSeconds(seconds == null ? 0 : seconds, nanos == null ? 0 : nanos));
    }

    /** The duration. */
    @Override
    public String toString() {
        return toDuration().toString();
    }
}
