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

/** Resources of one agent that a framework may use. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = OfferBuilder.class)
@JsonSerialize(as = Offer.class)
public interface Offer {
    /** Its id. */
    @JsonProperty("id")
    OfferId id();

    /** The framework. */
    @JsonProperty("framework_id")
    FrameworkId frameworkId();

    /** The agent. */
    @JsonProperty("agent_id")
    AgentId agentId();

    /** The agent's host. */
    @JsonProperty("hostname")
    String hostname();

    /** The agent's address; the scheme says {@code http} even where TLS is on. */
    @JsonProperty("url")
    Optional<Url> url();

    /** Where the agent is. Since Mesos 1.4. */
    @JsonProperty("domain")
    Optional<DomainInfo> domain();

    /** What is offered; all allocated to one role. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** What the agent says of itself. */
    @JsonProperty("attributes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Attribute> attributes();

    /** The framework's executors on the agent. */
    @JsonProperty("executor_ids")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ExecutorId> executorIds();

    /** Planned maintenance. */
    @JsonProperty("unavailability")
    Optional<Unavailability> unavailability();

    /** The role it is made to; absent without {@code MULTI_ROLE}. Since Mesos 1.2. */
    @JsonProperty("allocation_info")
    Optional<AllocationInfo> allocationInfo();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static OfferBuilder builder() {
        return new OfferBuilder();
    }

    /** A builder that starts from this. */
    default OfferBuilder toBuilder() {
        return new OfferBuilder().from(this);
    }
}
