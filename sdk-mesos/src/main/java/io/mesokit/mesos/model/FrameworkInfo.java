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
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** What a framework says of itself. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FrameworkInfoBuilder.class)
@JsonSerialize(as = FrameworkInfo.class)
public interface FrameworkInfo {
    /** The account that its executors and tasks run under. */
    @JsonProperty("user")
    String user();

    /** Its name, for people. */
    @JsonProperty("name")
    String name();

    /** Its id; absent when it subscribes for the first time. */
    @JsonProperty("id")
    Optional<FrameworkId> id();

    /** How long the master keeps it and its tasks after its scheduler went, in seconds. 0 when absent. */
    @JsonProperty("failover_timeout")
    OptionalDouble failoverTimeout();

    /** Whether its tasks outlive a restart of their agent; cannot be changed. {@code false} when absent. */
    @JsonProperty("checkpoint")
    Optional<Boolean> checkpoint();

    /**
     * Its only role; for frameworks without the capability {@code MULTI_ROLE}. Absent means {@code *}. Deprecated by
     * Mesos.
     */
    @JsonProperty("role")
    Optional<String> role();

    /** Its roles; only with the capability {@code MULTI_ROLE}. Since Mesos 1.2. */
    @JsonProperty("roles")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> roles();

    /** The host of its scheduler, for people. */
    @JsonProperty("hostname")
    Optional<String> hostname();

    /** Whom it authenticates as; cannot be changed. */
    @JsonProperty("principal")
    Optional<String> principal();

    /** The address of its own pages. */
    @JsonProperty("webui_url")
    Optional<String> webuiUrl();

    /** What it is able to deal with. */
    @JsonProperty("capabilities")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<FrameworkCapability> capabilities();

    /** Labels; opaque to Mesos. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** The least that an offer must hold, by role. Since Mesos 1.8. */
    @JsonProperty("offer_filters")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, OfferFilters> offerFilters();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static FrameworkInfoBuilder builder() {
        return new FrameworkInfoBuilder();
    }

    /** A builder that starts from this. */
    default FrameworkInfoBuilder toBuilder() {
        return new FrameworkInfoBuilder().from(this);
    }
}
