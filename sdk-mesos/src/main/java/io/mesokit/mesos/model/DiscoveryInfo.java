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

/** How others find a task or an executor. Mesos only hands it on. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DiscoveryInfoBuilder.class)
@JsonSerialize(as = DiscoveryInfo.class)
public interface DiscoveryInfo {
    /** Who should find it. */
    @JsonProperty("visibility")
    Visibility visibility();

    /** The name to find it by. */
    @JsonProperty("name")
    Optional<String> name();

    /** The environment, such as production. */
    @JsonProperty("environment")
    Optional<String> environment();

    /** The location. */
    @JsonProperty("location")
    Optional<String> location();

    /** The version. */
    @JsonProperty("version")
    Optional<String> version();

    /** Its ports. */
    @JsonProperty("ports")
    Optional<Ports> ports();

    /** Labels; opaque to Mesos. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DiscoveryInfoBuilder builder() {
        return new DiscoveryInfoBuilder();
    }

    /** A builder that starts from this. */
    default DiscoveryInfoBuilder toBuilder() {
        return new DiscoveryInfoBuilder().from(this);
    }
}
