package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A point in time, as Mesos sends it: {@code {"nanoseconds": …}}. Zero often means "never". Immutable.
 *
 * @param nanoseconds since 1970, in nanoseconds
 */
public record TimeInfo(
        @JsonProperty(value = "nanoseconds", required = true)
        long nanoseconds) {
    private static final long PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /**
     * The same point in time.
     *
     * @param instant between the years 1678 and 2262
     * @throws ArithmeticException if it is outside
     */
    public static TimeInfo of(Instant instant) {
        return new TimeInfo(Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano()));
    }

    /** The same as an instant. */
    public Instant toInstant() {
        return Instant.ofEpochSecond(Math.floorDiv(nanoseconds, PER_SECOND), Math.floorMod(nanoseconds, PER_SECOND));
    }

    /** The instant. */
    @Override
    public String toString() {
        return toInstant().toString();
    }
}
