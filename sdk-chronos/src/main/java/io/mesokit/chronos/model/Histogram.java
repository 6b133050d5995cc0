package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** How long the runs of a job took, in milliseconds, since the leader took over. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = HistogramBuilder.class)
@JsonSerialize(as = Histogram.class)
public interface Histogram {
    /** Three in four took at most this, in milliseconds. */
    @JsonProperty("75thPercentile")
    @Value.Default
    default double p75() {
        return 0;
    }

    /** 95 % took at most this, in milliseconds. */
    @JsonProperty("95thPercentile")
    @Value.Default
    default double p95() {
        return 0;
    }

    /** 98 % took at most this, in milliseconds. */
    @JsonProperty("98thPercentile")
    @Value.Default
    default double p98() {
        return 0;
    }

    /** 99 % took at most this, in milliseconds. */
    @JsonProperty("99thPercentile")
    @Value.Default
    default double p99() {
        return 0;
    }

    /** Half took at most this, in milliseconds. */
    @JsonProperty("median")
    @Value.Default
    default double median() {
        return 0;
    }

    /** What the server calls the mean: the median once more, in milliseconds. */
    @JsonProperty("mean")
    @Value.Default
    default double mean() {
        return 0;
    }

    /** How many runs there were. */
    @JsonProperty("count")
    @Value.Default
    default long count() {
        return 0;
    }

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static HistogramBuilder builder() {
        return new HistogramBuilder();
    }

    /** A builder that starts from this. */
    default HistogramBuilder toBuilder() {
        return new HistogramBuilder().from(this);
    }
}
