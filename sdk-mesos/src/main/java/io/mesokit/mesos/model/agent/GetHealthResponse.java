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

/** The answer of the agent to {@code GET_HEALTH}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetHealthResponseBuilder.class)
@JsonSerialize(as = GetHealthResponse.class)
public interface GetHealthResponse {
    /** Whether it is; true whenever there is an answer. */
    @JsonProperty("healthy")
    boolean healthy();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetHealthResponseBuilder builder() {
        return new GetHealthResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetHealthResponseBuilder toBuilder() {
        return new GetHealthResponseBuilder().from(this);
    }
}
