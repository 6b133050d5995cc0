package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Scalar;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code SHRINK_VOLUME} to the master needs. Since Mesos 1.6. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ShrinkVolumeCallBuilder.class)
@JsonSerialize(as = ShrinkVolumeCall.class)
public interface ShrinkVolumeCall {
    /** The agent that has it. The server refuses the call without it. */
    @JsonProperty("agent_id")
    Optional<AgentId> agentId();

    /** The volume as it is now. */
    @JsonProperty("volume")
    Resource volume();

    /** How much to take away, in megabytes; less than there is. */
    @JsonProperty("subtract")
    Scalar subtract();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ShrinkVolumeCallBuilder builder() {
        return new ShrinkVolumeCallBuilder();
    }

    /** A builder that starts from this. */
    default ShrinkVolumeCallBuilder toBuilder() {
        return new ShrinkVolumeCallBuilder().from(this);
    }
}
