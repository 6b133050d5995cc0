package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentCapability;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.DrainInfo;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.TimeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An agent, as the master knows it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AgentBuilder.class)
@JsonSerialize(as = Agent.class)
public interface Agent {
    /** Who it is and where; with the resources it was configured with. */
    @JsonProperty("agent_info")
    AgentInfo agentInfo();

    /** Whether it is connected and not deactivated; only then is it offered. */
    @JsonProperty("active")
    boolean active();

    /** Whether an operator drained or deactivated it. Since Mesos 1.9. */
    @JsonProperty("deactivated")
    Optional<Boolean> deactivated();

    /** Its Mesos version. */
    @JsonProperty("version")
    String version();

    /** Where its process listens: {@code slave(1)@ip:port}. */
    @JsonProperty("pid")
    Optional<String> pid();

    /** When it registered. */
    @JsonProperty("registered_time")
    Optional<TimeInfo> registeredTime();

    /** When it last registered again. */
    @JsonProperty("reregistered_time")
    Optional<TimeInfo> reregisteredTime();

    /** All it has: with reservations, volumes, oversubscribed resources and those of providers. */
    @JsonProperty("total_resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> totalResources();

    /** What tasks and executors use. */
    @JsonProperty("allocated_resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> allocatedResources();

    /** What is in outstanding offers. */
    @JsonProperty("offered_resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> offeredResources();

    /** What its binary is able to do. Since Mesos 1.3. */
    @JsonProperty("capabilities")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<AgentCapability> capabilities();

    /** The resource providers on it. Since Mesos 1.5. */
    @JsonProperty("resource_providers")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<AgentResourceProvider> resourceProviders();

    /** How far its drain is; there while it drains and after. Since Mesos 1.9. */
    @JsonProperty("drain_info")
    Optional<DrainInfo> drainInfo();

    /** When the master told it to drain, by the master's clock. Since Mesos 1.9. */
    @JsonProperty("estimated_drain_start_time")
    Optional<TimeInfo> estimatedDrainStartTime();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AgentBuilder builder() {
        return new AgentBuilder();
    }

    /** A builder that starts from this. */
    default AgentBuilder toBuilder() {
        return new AgentBuilder().from(this);
    }
}
