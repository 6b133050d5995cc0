package io.mesokit.monasca.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A value at a time. Immutable.
 *
 * @param time when; to the millisecond
 * @param value what was measured
 * @param valueMeta what else was said of it; what is no text there is given as its JSON
 */
public record Measurement(Instant time, double value, Map<String, String> valueMeta) {
    /** Copies the map, in its order. */
    public Measurement {
        valueMeta = Collections.unmodifiableMap(new LinkedHashMap<>(valueMeta));
    }
}
