package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** How often a framework may call; part of a master's configuration, no API sends it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RateLimitBuilder.class)
@JsonSerialize(as = RateLimit.class)
public interface RateLimit {
    /** How many messages in a second; no limit when absent. */
    @JsonProperty("qps")
    OptionalDouble qps();

    /** Whom it is for. */
    @JsonProperty("principal")
    String principal();

    /** How many may wait. */
    @JsonProperty("capacity")
    @Unsigned
    OptionalLong capacity();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RateLimitBuilder builder() {
        return new RateLimitBuilder();
    }

    /** A builder that starts from this. */
    default RateLimitBuilder toBuilder() {
        return new RateLimitBuilder().from(this);
    }
}
