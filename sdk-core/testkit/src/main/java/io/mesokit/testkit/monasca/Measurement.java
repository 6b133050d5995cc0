package io.mesokit.testkit.monasca;

import java.time.Instant;
import java.util.Map;

/**
 * One stored point, for assertions. Immutable.
 *
 * @param timestamp when it was measured, to the microsecond
 * @param value the value
 * @param valueMeta what was said about it; values that are no strings are given as JSON text
 */
public record Measurement(Instant timestamp, double value, Map<String, String> valueMeta) {
    /** Copies the map. */
    public Measurement {
        valueMeta = Map.copyOf(valueMeta);
    }
}
