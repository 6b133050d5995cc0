package io.mesokit.testkit.monasca;

import java.util.Map;

/**
 * One stored series, for assertions. Immutable.
 *
 * @param name the metric's name
 * @param dimensions all its dimensions
 */
public record Metric(String name, Map<String, String> dimensions) {
    /** Copies the map. */
    public Metric {
        dimensions = Map.copyOf(dimensions);
    }
}
