package io.mesokit.monasca.model;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was computed of one period; what was not asked for is empty. Immutable.
 *
 * @param time when the period begins; to the second
 * @param avg the mean
 * @param min the least value
 * @param max the greatest value
 * @param sum all values together
 * @param count how many values there are
 */
public record Statistics(
        Instant time,
        OptionalDouble avg,
        OptionalDouble min,
        OptionalDouble max,
        OptionalDouble sum,
        OptionalLong count) {}
