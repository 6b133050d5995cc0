package io.mesokit.monasca.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The values of one series, or of several that were merged. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(using = SeriesJson.MeasurementsReader.class)
public interface Series {
    /** Its number in this answer; another answer may number it otherwise. */
    @Value.Default
    default String id() {
        return "";
    }

    /** The metric's name. */
    @Value.Default
    default String name() {
        return "";
    }

    /**
     * What tells it from other series: all its dimensions, or those it was grouped by, or those asked for if several
     * were merged.
     */
    Map<String, String> dimensions();

    /** The values, by time. */
    List<Measurement> measurements();

    /** Members that this version of the library does not know; they are kept. */
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SeriesBuilder builder() {
        return new SeriesBuilder();
    }

    /** A builder that starts from this. */
    default SeriesBuilder toBuilder() {
        return new SeriesBuilder().from(this);
    }
}
