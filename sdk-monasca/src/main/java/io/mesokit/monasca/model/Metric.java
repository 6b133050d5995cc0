package io.mesokit.monasca.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.time.Instant;
import java.util.Map;
import org.immutables.value.Value;

/**
 * A value of a metric at a time, to be stored. Immutable.
 *
 * <pre>{@code
 * Metric load = Metric.of("load", 0.7, clock.instant()).toBuilder().putDimensions("host", "n1").build();
 * }</pre>
 *
 * <p>Name and dimensions together say which series the value belongs to. A second value at the same time replaces the
 * first. What Monasca would refuse is refused before it is sent; see {@link #name()} and the others.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MetricBuilder.class)
@JsonSerialize(as = Metric.class)
public interface Metric {
    /** What was measured: 1 to 255 characters, no space and none of {@code < > = { } ( ) , " \ ; &}. */
    @JsonProperty("name")
    String name();

    /**
     * Of what it was measured: keys and values of 1 to 255 characters, without {@code < > = { } , " \ ; &}; a key does
     * not begin with an underscore.
     */
    @JsonProperty("dimensions")
    Map<String, String> dimensions();

    /** When it was measured; since 1970, and kept to the millisecond. */
    @JsonIgnore
    default Instant time() {
        return Instant.ofEpochMilli(timestamp());
    }

    /** The same as Monasca has it: milliseconds since 1970. */
    @JsonProperty("timestamp")
    long timestamp();

    /** What was measured; neither infinite nor NaN. */
    @JsonProperty("value")
    double value();

    /** What else there is to say of it, such as an error text: at most 16 entries and 2048 characters in all. */
    @JsonProperty("value_meta")
    Map<String, String> valueMeta();

    /**
     * A value without dimensions.
     *
     * @param name what was measured
     * @param value its value
     * @param time when; kept to the millisecond
     */
    static Metric of(String name, double value, Instant time) {
        return builder().name(name).value(value).timestamp(time.toEpochMilli()).build();
    }

    /** Starts with nothing set; name, value and timestamp are needed. */
    static MetricBuilder builder() {
        return new MetricBuilder();
    }

    /** A builder that starts from this. */
    default MetricBuilder toBuilder() {
        return new MetricBuilder().from(this);
    }
}
