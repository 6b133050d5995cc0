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
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** How often frameworks may call; part of a master's configuration, no API sends it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RateLimitsBuilder.class)
@JsonSerialize(as = RateLimits.class)
public interface RateLimits {
    /** The limits of some principals. */
    @JsonProperty("limits")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<RateLimit> limits();

    /** How many messages in a second all others may send together. */
    @JsonProperty("aggregate_default_qps")
    OptionalDouble aggregateDefaultQps();

    /** How many of theirs may wait. */
    @JsonProperty("aggregate_default_capacity")
    @Unsigned
    OptionalLong aggregateDefaultCapacity();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RateLimitsBuilder builder() {
        return new RateLimitsBuilder();
    }

    /** A builder that starts from this. */
    default RateLimitsBuilder toBuilder() {
        return new RateLimitsBuilder().from(this);
    }
}
