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

/** A text to differ from. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TextNotEqualsBuilder.class)
@JsonSerialize(as = TextNotEquals.class)
public interface TextNotEquals {
    /** The text. */
    @JsonProperty("value")
    String value();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TextNotEqualsBuilder builder() {
        return new TextNotEqualsBuilder();
    }

    /** A builder that starts from this. */
    default TextNotEqualsBuilder toBuilder() {
        return new TextNotEqualsBuilder().from(this);
    }
}
