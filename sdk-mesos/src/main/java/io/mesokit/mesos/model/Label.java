package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A label. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LabelBuilder.class)
@JsonSerialize(as = Label.class)
public interface Label {
    /** The key. */
    @JsonProperty("key")
    String key();

    /** The value. */
    @JsonProperty("value")
    Optional<String> value();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LabelBuilder builder() {
        return new LabelBuilder();
    }

    /** A builder that starts from this. */
    default LabelBuilder toBuilder() {
        return new LabelBuilder().from(this);
    }

    /**
     * A label with a value.
     *
     * @param key the key
     * @param value the value
     */
    static Label of(String key, String value) {
        return builder().key(key).value(value).build();
    }
}
