package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** The size of a terminal. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = WindowSizeBuilder.class)
@JsonSerialize(as = WindowSize.class)
public interface WindowSize {
    /** Lines. */
    @JsonProperty("rows")
    int rows();

    /** Characters in a line. */
    @JsonProperty("columns")
    int columns();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static WindowSizeBuilder builder() {
        return new WindowSizeBuilder();
    }

    /** A builder that starts from this. */
    default WindowSizeBuilder toBuilder() {
        return new WindowSizeBuilder().from(this);
    }
}
