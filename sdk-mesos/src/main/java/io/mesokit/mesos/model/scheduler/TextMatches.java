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

/** An expression to match. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TextMatchesBuilder.class)
@JsonSerialize(as = TextMatches.class)
public interface TextMatches {
    /** The expression, in the syntax of RE2, for the whole text. */
    @JsonProperty("regex")
    String regex();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TextMatchesBuilder builder() {
        return new TextMatchesBuilder();
    }

    /** A builder that starts from this. */
    default TextMatchesBuilder toBuilder() {
        return new TextMatchesBuilder().from(this);
    }
}
