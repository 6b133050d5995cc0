package io.mesokit.monasca.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** A series that there is, without its values. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MetricDefinitionBuilder.class)
@JsonSerialize(as = MetricDefinition.class)
public interface MetricDefinition {
    /** Its number in this answer; another answer may number it otherwise. */
    @JsonProperty("id")
    @Value.Default
    default String id() {
        return "";
    }

    /** The metric's name. */
    @JsonProperty("name")
    String name();

    /** All its dimensions. */
    @JsonProperty("dimensions")
    Map<String, String> dimensions();

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MetricDefinitionBuilder builder() {
        return new MetricDefinitionBuilder();
    }

    /** A builder that starts from this. */
    default MetricDefinitionBuilder toBuilder() {
        return new MetricDefinitionBuilder().from(this);
    }
}
