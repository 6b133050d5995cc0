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

/** A flag of a server. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FlagBuilder.class)
@JsonSerialize(as = Flag.class)
public interface Flag {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** Its effective value; absent if it has none. */
    @JsonProperty("value")
    Optional<String> value();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static FlagBuilder builder() {
        return new FlagBuilder();
    }

    /** A builder that starts from this. */
    default FlagBuilder toBuilder() {
        return new FlagBuilder().from(this);
    }
}
