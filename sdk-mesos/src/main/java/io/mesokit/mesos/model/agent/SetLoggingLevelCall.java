package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.DurationInfo;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code SET_LOGGING_LEVEL} to the agent needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SetLoggingLevelCallBuilder.class)
@JsonSerialize(as = SetLoggingLevelCall.class)
public interface SetLoggingLevelCall {
    /** How much is logged: 0 is the least, 3 the most. */
    @JsonProperty("level")
    int level();

    /** How long; then the level that the server was started with is back. */
    @JsonProperty("duration")
    DurationInfo duration();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SetLoggingLevelCallBuilder builder() {
        return new SetLoggingLevelCallBuilder();
    }

    /** A builder that starts from this. */
    default SetLoggingLevelCallBuilder toBuilder() {
        return new SetLoggingLevelCallBuilder().from(this);
    }
}
