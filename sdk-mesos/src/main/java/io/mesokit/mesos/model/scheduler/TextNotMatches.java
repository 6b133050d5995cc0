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

/** An expression not to match. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TextNotMatchesBuilder.class)
@JsonSerialize(as = TextNotMatches.class)
public interface TextNotMatches {
    /** The expression, in the syntax of RE2, for the whole text. */
    @JsonProperty("regex")
    String regex();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TextNotMatchesBuilder builder() {
        return new TextNotMatchesBuilder();
    }

    /** A builder that starts from this. */
    default TextNotMatchesBuilder toBuilder() {
        return new TextNotMatchesBuilder().from(this);
    }
}
