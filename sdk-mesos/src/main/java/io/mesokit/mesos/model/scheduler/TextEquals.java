package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** A text to be equal to. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TextEqualsBuilder.class)
@JsonSerialize(as = TextEquals.class)
public interface TextEquals {
    /** The text. */
    @JsonProperty("value")
    String value();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TextEqualsBuilder builder() {
        return new TextEqualsBuilder();
    }

    /** A builder that starts from this. */
    default TextEqualsBuilder toBuilder() {
        return new TextEqualsBuilder().from(this);
    }
}
