package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** How far an agent's drain is. Since Mesos 1.9. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DrainInfoBuilder.class)
@JsonSerialize(as = DrainInfo.class)
public interface DrainInfo {
    /** How far. */
    @JsonProperty("state")
    DrainState state();

    /** How it was told to drain. */
    @JsonProperty("config")
    DrainConfig config();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DrainInfoBuilder builder() {
        return new DrainInfoBuilder();
    }

    /** A builder that starts from this. */
    default DrainInfoBuilder toBuilder() {
        return new DrainInfoBuilder().from(this);
    }
}
