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

/** How many may use a volume at once. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AccessModeBuilder.class)
@JsonSerialize(as = AccessMode.class)
public interface AccessMode {
    /** How many. */
    @JsonProperty("mode")
    AccessModeType mode();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AccessModeBuilder builder() {
        return new AccessModeBuilder();
    }

    /** A builder that starts from this. */
    default AccessModeBuilder toBuilder() {
        return new AccessModeBuilder().from(this);
    }
}
