package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the agent to {@code GET_LOGGING_LEVEL}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetLoggingLevelResponseBuilder.class)
@JsonSerialize(as = GetLoggingLevelResponse.class)
public interface GetLoggingLevelResponse {
    /** How much is logged: 0 is the least, 3 the most. */
    @JsonProperty("level")
    int level();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetLoggingLevelResponseBuilder builder() {
        return new GetLoggingLevelResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetLoggingLevelResponseBuilder toBuilder() {
        return new GetLoggingLevelResponseBuilder().from(this);
    }
}
