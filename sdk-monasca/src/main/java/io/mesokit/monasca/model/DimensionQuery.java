package io.mesokit.monasca.model;

import io.mesokit.core.spi.ModelStyle;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** Of which series the dimensions, or their values, are wanted; of all unless told otherwise. Immutable. */
@ModelStyle
@Value.Immutable
public interface DimensionQuery {
    /** The metric's name. */
    Optional<String> metricName();

    /** Only of series with a value from then on. */
    Optional<Instant> start();

    /** Only of series with a value before that; needs a start. */
    Optional<Instant> end();

    /** The most to answer: 1 to 10 000, which is the default too. */
    OptionalInt limit();

    /** Where to go on, from {@link Page#next()}. */
    Optional<String> offset();

    /** Of all series. */
    static DimensionQuery all() {
        return builder().build();
    }

    /** Of the series of one metric. */
    static DimensionQuery of(String metricName) {
        return builder().metricName(metricName).build();
    }

    /** Starts with nothing set. */
    static DimensionQueryBuilder builder() {
        return new DimensionQueryBuilder();
    }

    /** A builder that starts from this. */
    default DimensionQueryBuilder toBuilder() {
        return new DimensionQueryBuilder().from(this);
    }
}
