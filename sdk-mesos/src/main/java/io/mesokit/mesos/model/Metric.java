package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** A metric. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MetricBuilder.class)
@JsonSerialize(as = Metric.class)
public interface Metric {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** The number. */
    @JsonProperty("value")
    OptionalDouble value();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MetricBuilder builder() {
        return new MetricBuilder();
    }

    /** A builder that starts from this. */
    default MetricBuilder toBuilder() {
        return new MetricBuilder().from(this);
    }
}
