package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** How a rate was spread over the samples. Since Mesos 1.12. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RatePercentilesBuilder.class)
@JsonSerialize(as = RatePercentiles.class)
public interface RatePercentiles {
    /** The least. */
    @JsonProperty("min")
    @Unsigned
    OptionalLong min();

    /** The most. */
    @JsonProperty("max")
    @Unsigned
    OptionalLong max();

    /** Half of the samples are at most this. */
    @JsonProperty("p50")
    @Unsigned
    OptionalLong p50();

    /** 90 % of the samples are at most this. */
    @JsonProperty("p90")
    @Unsigned
    OptionalLong p90();

    /** 95 % of the samples are at most this. */
    @JsonProperty("p95")
    @Unsigned
    OptionalLong p95();

    /** 99 % of the samples are at most this. */
    @JsonProperty("p99")
    @Unsigned
    OptionalLong p99();

    /** 99.9 % of the samples are at most this. */
    @JsonProperty("p999")
    @Unsigned
    OptionalLong p999();

    /** 99.99 % of the samples are at most this. */
    @JsonProperty("p9999")
    @Unsigned
    OptionalLong p9999();

    /** How many samples there are. */
    @JsonProperty("samples")
    @Unsigned
    OptionalLong samples();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RatePercentilesBuilder builder() {
        return new RatePercentilesBuilder();
    }

    /** A builder that starts from this. */
    default RatePercentilesBuilder toBuilder() {
        return new RatePercentilesBuilder().from(this);
    }
}
