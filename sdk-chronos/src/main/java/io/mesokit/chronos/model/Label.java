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

/** A label on a network. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LabelBuilder.class)
@JsonSerialize(as = Label.class)
public interface Label {
    /** Its name. */
    @JsonProperty("key")
    String key();

    /** Its value; empty unless set. */
    @JsonProperty("value")
    @Value.Default
    default String value() {
        return "";
    }

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * A label.
     *
     * @param key its name
     * @param value its value
     */
    static Label of(String key, String value) {
        return builder().key(key).value(value).build();
    }
    /** Starts with nothing set. */
    static LabelBuilder builder() {
        return new LabelBuilder();
    }

    /** A builder that starts from this. */
    default LabelBuilder toBuilder() {
        return new LabelBuilder().from(this);
    }
}
