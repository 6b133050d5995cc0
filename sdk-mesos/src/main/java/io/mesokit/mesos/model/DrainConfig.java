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

/** How an agent was told to drain. Since Mesos 1.9. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DrainConfigBuilder.class)
@JsonSerialize(as = DrainConfig.class)
public interface DrainConfig {
    /** The longest that a task may take to end. */
    @JsonProperty("max_grace_period")
    Optional<DurationInfo> maxGracePeriod();

    /** Whether the agent is marked gone for ever once it is empty. {@code false} when absent. */
    @JsonProperty("mark_gone")
    Optional<Boolean> markGone();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DrainConfigBuilder builder() {
        return new DrainConfigBuilder();
    }

    /** A builder that starts from this. */
    default DrainConfigBuilder toBuilder() {
        return new DrainConfigBuilder().from(this);
    }
}
