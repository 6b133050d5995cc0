package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** A role's quota. Without amounts it takes the quota away. Since Mesos 1.9. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = QuotaConfigBuilder.class)
@JsonSerialize(as = QuotaConfig.class)
public interface QuotaConfig {
    /** The role. */
    @JsonProperty("role")
    String role();

    /** What the role is sure to get, by name of the resource; 0 where there is none. */
    @JsonProperty("guarantees")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Scalar> guarantees();

    /** The most the role may have, by name of the resource; no limit where there is none. */
    @JsonProperty("limits")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Scalar> limits();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static QuotaConfigBuilder builder() {
        return new QuotaConfigBuilder();
    }

    /** A builder that starts from this. */
    default QuotaConfigBuilder toBuilder() {
        return new QuotaConfigBuilder().from(this);
    }
}
