package io.mesokit.mesos.model;

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
import java.util.Optional;
import org.immutables.value.Value;

/** What a framework would like to be offered. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RequestBuilder.class)
@JsonSerialize(as = Request.class)
public interface Request {
    /** From which agent; from any when absent. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** The resources. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RequestBuilder builder() {
        return new RequestBuilder();
    }

    /** A builder that starts from this. */
    default RequestBuilder toBuilder() {
        return new RequestBuilder().from(this);
    }
}
