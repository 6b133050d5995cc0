package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** The server's own metrics, by name, in five kinds. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MetricsBuilder.class)
@JsonSerialize(as = Metrics.class)
public interface Metrics {
    /** The version of the metrics' format; it says nothing about Chronos. */
    @JsonProperty("version")
    @Value.Default
    default String version() {
        return "";
    }

    /** Values of the moment. */
    @JsonProperty("gauges")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Metric> gauges();

    /** Counts. */
    @JsonProperty("counters")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Metric> counters();

    /** Distributions. */
    @JsonProperty("histograms")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Metric> histograms();

    /** Rates. */
    @JsonProperty("meters")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Metric> meters();

    /** Rates and distributions of durations. */
    @JsonProperty("timers")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Metric> timers();

    /**
     * A gauge that is a number.
     *
     * @param name its name
     * @return empty if there is none of that name, or it is no number
     */
    default OptionalDouble gauge(String name) {
        Metric gauge = gauges().get(name);
        return gauge == null ? OptionalDouble.empty() : gauge.number("value");
    }

    /**
     * A counter.
     *
     * @param name its name
     * @return empty if there is none of that name
     */
    default OptionalLong counter(String name) {
        Metric counter = counters().get(name);
        return counter == null
                ? OptionalLong.empty()
                : OptionalLong.of((long) counter.number("count").orElse(0));
    }

    /** One line for people, also what {@code toString()} gives: how many there are of each kind. */
    default String toText() {
        return "Metrics[" + gauges().size() + " gauges, " + counters().size() + " counters, "
                + histograms().size() + " histograms, " + meters().size() + " meters, " + timers().size() + " timers]";
    }

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MetricsBuilder builder() {
        return new MetricsBuilder();
    }

    /** A builder that starts from this. */
    default MetricsBuilder toBuilder() {
        return new MetricsBuilder().from(this);
    }
}
