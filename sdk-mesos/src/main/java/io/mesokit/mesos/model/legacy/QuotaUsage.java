package io.mesokit.mesos.model.legacy;

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

/** A quota, and what is used up of it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = QuotaUsageBuilder.class)
@JsonSerialize(as = QuotaUsage.class)
public interface QuotaUsage {
    /** The role. */
    @JsonProperty("role")
    String role();

    /** What it gets before others get more than theirs; nothing for what is not named. */
    @JsonProperty("guarantee")
    Optional<Amounts> guarantee();

    /** What it never gets more of; without limit for what is not named. */
    @JsonProperty("limit")
    Optional<Amounts> limit();

    /** What is used up: allocated, and reserved though not allocated. Ports are counted. */
    @JsonProperty("consumed")
    Optional<Amounts> consumed();

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static QuotaUsageBuilder builder() {
        return new QuotaUsageBuilder();
    }

    /** A builder that starts from this. */
    default QuotaUsageBuilder toBuilder() {
        return new QuotaUsageBuilder().from(this);
    }
}
