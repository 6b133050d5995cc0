package io.mesokit.monasca.model;

import io.mesokit.core.spi.ModelStyle;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * Which values are wanted. Immutable.
 *
 * <pre>{@code
 * MeasurementQuery.of("load", yesterday).toBuilder().putDimensions("host", "n1").build()
 * }</pre>
 */
@ModelStyle
@Value.Immutable
public interface MeasurementQuery extends SeriesQuery {
    @Override
    @Value.Default
    default boolean mergeMetrics() {
        return false;
    }

    /**
     * All values of a metric that has one series only.
     *
     * @param name the metric's name
     * @param start from when on, inclusive
     */
    static MeasurementQuery of(String name, Instant start) {
        return builder().name(name).start(start).build();
    }

    /** Starts with nothing set; name and start are needed. */
    static MeasurementQueryBuilder builder() {
        return new MeasurementQueryBuilder();
    }

    /** A builder that starts from this. */
    default MeasurementQueryBuilder toBuilder() {
        return new MeasurementQueryBuilder().from(this);
    }
}
