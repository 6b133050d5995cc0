package io.mesokit.mesos.model.master;

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

/** The answer of the master to {@code GET_STATE}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetStateResponseBuilder.class)
@JsonSerialize(as = GetStateResponse.class)
public interface GetStateResponse {
    /** The tasks. */
    @JsonProperty("get_tasks")
    Optional<GetTasksResponse> tasks();

    /** The executors. */
    @JsonProperty("get_executors")
    Optional<GetExecutorsResponse> executors();

    /** The frameworks. */
    @JsonProperty("get_frameworks")
    Optional<GetFrameworksResponse> frameworks();

    /** The agents. */
    @JsonProperty("get_agents")
    Optional<GetAgentsResponse> agents();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetStateResponseBuilder builder() {
        return new GetStateResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetStateResponseBuilder toBuilder() {
        return new GetStateResponseBuilder().from(this);
    }
}
