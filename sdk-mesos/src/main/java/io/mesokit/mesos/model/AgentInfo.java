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
import java.util.OptionalInt;
import org.immutables.value.Value;

/** An agent, as it presents itself. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AgentInfoBuilder.class)
@JsonSerialize(as = AgentInfo.class)
public interface AgentInfo {
    /** Its host's name. */
    @JsonProperty("hostname")
    String hostname();

    /** Its port. 5051 when absent. */
    @JsonProperty("port")
    OptionalInt port();

    /** What it was configured with: without dynamic reservations and volumes. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Its attributes. */
    @JsonProperty("attributes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Attribute> attributes();

    /** Its id; absent before it has registered. */
    @JsonProperty("id")
    Optional<AgentId> id();

    /** Where it is. Since Mesos 1.4. */
    @JsonProperty("domain")
    Optional<DomainInfo> domain();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AgentInfoBuilder builder() {
        return new AgentInfoBuilder();
    }

    /** A builder that starts from this. */
    default AgentInfoBuilder toBuilder() {
        return new AgentInfoBuilder().from(this);
    }
}
