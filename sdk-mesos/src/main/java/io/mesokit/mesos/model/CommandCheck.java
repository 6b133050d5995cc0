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

/** A check that runs a command. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CommandCheckBuilder.class)
@JsonSerialize(as = CommandCheck.class)
public interface CommandCheck {
    /** The command. */
    @JsonProperty("command")
    CommandInfo command();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CommandCheckBuilder builder() {
        return new CommandCheckBuilder();
    }

    /** A builder that starts from this. */
    default CommandCheckBuilder toBuilder() {
        return new CommandCheckBuilder().from(this);
    }
}
