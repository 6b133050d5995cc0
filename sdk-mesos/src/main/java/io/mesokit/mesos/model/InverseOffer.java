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

/** A request to give resources back: maintenance is planned. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = InverseOfferBuilder.class)
@JsonSerialize(as = InverseOffer.class)
public interface InverseOffer {
    /** Its id. */
    @JsonProperty("id")
    OfferId id();

    /** The agent's address. */
    @JsonProperty("url")
    Optional<Url> url();

    /** The framework. */
    @JsonProperty("framework_id")
    FrameworkId frameworkId();

    /** The agent. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** When the agent will be out. */
    @JsonProperty("unavailability")
    Unavailability unavailability();

    /** What is wanted back; always empty so far. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static InverseOfferBuilder builder() {
        return new InverseOfferBuilder();
    }

    /** A builder that starts from this. */
    default InverseOfferBuilder toBuilder() {
        return new InverseOfferBuilder().from(this);
    }
}
