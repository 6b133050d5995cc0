package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Flag;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the agent to {@code GET_FLAGS}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetFlagsResponseBuilder.class)
@JsonSerialize(as = GetFlagsResponse.class)
public interface GetFlagsResponse {
    /** The flags, with their effective values. */
    @JsonProperty("flags")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Flag> flags();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetFlagsResponseBuilder builder() {
        return new GetFlagsResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetFlagsResponseBuilder toBuilder() {
        return new GetFlagsResponseBuilder().from(this);
    }
}
