package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the agent to {@code GET_FRAMEWORKS}. Since Mesos 1.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetFrameworksResponseBuilder.class)
@JsonSerialize(as = GetFrameworksResponse.class)
public interface GetFrameworksResponse {
    /** The frameworks that are registered; the master has here those too that are yet to come back. */
    @JsonProperty("frameworks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<AgentFramework> frameworks();

    /** Frameworks that are gone; the master keeps the last 50. */
    @JsonProperty("completed_frameworks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<AgentFramework> completedFrameworks();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetFrameworksResponseBuilder builder() {
        return new GetFrameworksResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetFrameworksResponseBuilder toBuilder() {
        return new GetFrameworksResponseBuilder().from(this);
    }
}
