package io.mesokit.monasca.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@link MeasurementQuery} and {@link StatisticsQuery} have in common. Not for implementing.
 *
 * <p>If name and dimensions match more than one series, the server refuses to answer
 * ({@link io.mesokit.core.ConflictException}) unless they are to be merged or grouped.
 */
public interface SeriesQuery {
    /** The metric's name. */
    String name();

    /**
     * Dimensions that a series must have, with exactly these values; it may have more. Values must not hold {@code |}.
     */
    Map<String, String> dimensions();

    /** Dimensions that a series must have, with whatever value. */
    List<String> dimensionKeys();

    /** From when on, inclusive. */
    Instant start();

    /** Until when, exclusive; default now, by the server's clock. */
    Optional<Instant> end();

    /** Whether all series that match are answered as one; default false. */
    boolean mergeMetrics();

    /** By which dimensions the series that match are answered; {@code *} for each by itself. */
    List<String> groupBy();

    /** The most rows to answer, of all series together: 1 to 10 000, which is the default too. */
    OptionalInt limit();

    /** Where to go on, from {@link Page#next()}; see there what that may lose. */
    Optional<String> offset();
}
