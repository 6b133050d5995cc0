package io.mesokit.mesos.model;

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

/** How a task is killed. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = KillPolicyBuilder.class)
@JsonSerialize(as = KillPolicy.class)
public interface KillPolicy {
    /** How long it may take to end before it is killed hard; 3 seconds in the executors of Mesos itself when absent. */
    @JsonProperty("grace_period")
    Optional<DurationInfo> gracePeriod();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static KillPolicyBuilder builder() {
        return new KillPolicyBuilder();
    }

    /** A builder that starts from this. */
    default KillPolicyBuilder toBuilder() {
        return new KillPolicyBuilder().from(this);
    }
}
