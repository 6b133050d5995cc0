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

/** The answer of the agent to {@code GET_RESOURCE_PROVIDERS}. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetResourceProvidersResponseBuilder.class)
@JsonSerialize(as = GetResourceProvidersResponse.class)
public interface GetResourceProvidersResponse {
    /** The providers on the agent. */
    @JsonProperty("resource_providers")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ResourceProvider> resourceProviders();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetResourceProvidersResponseBuilder builder() {
        return new GetResourceProvidersResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetResourceProvidersResponseBuilder toBuilder() {
        return new GetResourceProvidersResponseBuilder().from(this);
    }
}
