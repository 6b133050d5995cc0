package io.mesokit.monasca.model;

import io.mesokit.core.spi.ModelStyle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** Which series, or names of metrics, are wanted; all unless told otherwise. Immutable. */
@ModelStyle
@Value.Immutable
public interface MetricQuery {
    /** The metric's name. */
    Optional<String> name();

    /**
     * Dimensions that a series must have, with exactly these values; it may have more. Values must not hold {@code |}.
     */
    Map<String, String> dimensions();

    /** Dimensions that a series must have, with whatever value. */
    List<String> dimensionKeys();

    /** Only series with a value from then on. */
    Optional<Instant> start();

    /** Only series with a value before that; needs a start. */
    Optional<Instant> end();

    /** The most to answer: 1 to 10 000, which is the default too. */
    OptionalInt limit();

    /** Where to go on, from {@link Page#next()}. */
    Optional<String> offset();

    /** All of them. */
    static MetricQuery all() {
        return builder().build();
    }

    /** Those of one metric. */
    static MetricQuery of(String name) {
        return builder().name(name).build();
    }

    /** Starts with nothing set. */
    static MetricQueryBuilder builder() {
        return new MetricQueryBuilder();
    }

    /** A builder that starts from this. */
    default MetricQueryBuilder toBuilder() {
        return new MetricQueryBuilder().from(this);
    }
}
