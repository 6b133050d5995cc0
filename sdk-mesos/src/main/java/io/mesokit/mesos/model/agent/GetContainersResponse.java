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

/** The answer of the agent to {@code GET_CONTAINERS}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetContainersResponseBuilder.class)
@JsonSerialize(as = GetContainersResponse.class)
public interface GetContainersResponse {
    /** The containers. */
    @JsonProperty("containers")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<AgentContainer> containers();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetContainersResponseBuilder builder() {
        return new GetContainersResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetContainersResponseBuilder toBuilder() {
        return new GetContainersResponseBuilder().from(this);
    }
}
