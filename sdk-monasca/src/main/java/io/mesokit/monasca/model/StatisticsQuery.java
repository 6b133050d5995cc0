package io.mesokit.monasca.model;

import io.mesokit.core.spi.ModelStyle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/**
 * What is to be computed of which values. Immutable.
 *
 * <pre>{@code
 * StatisticsQuery.of("load", yesterday)
 *         .addStatistics(Statistic.AVG, Statistic.COUNT).period(Duration.ofHours(1)).build()
 * }</pre>
 */
@ModelStyle
@Value.Immutable
public interface StatisticsQuery extends SeriesQuery {
    @Override
    @Value.Default
    default boolean mergeMetrics() {
        return false;
    }

    /** What is to be computed; at least one. */
    List<Statistic> statistics();

    /**
     * Of how much time each; whole seconds. Periods begin at multiples of it since 1970. Zero makes one of all the time
     * asked for. Default 300 s.
     */
    @Value.Default
    default Duration period() {
        return Duration.ofSeconds(300);
    }

    /**
     * Starts from the metric and the time.
     *
     * @param name the metric's name
     * @param start from when on, inclusive
     */
    static StatisticsQueryBuilder of(String name, Instant start) {
        return builder().name(name).start(start);
    }

    /** Starts with nothing set; name and start are needed. */
    static StatisticsQueryBuilder builder() {
        return new StatisticsQueryBuilder();
    }

    /** A builder that starts from this. */
    default StatisticsQueryBuilder toBuilder() {
        return new StatisticsQueryBuilder().from(this);
    }
}
