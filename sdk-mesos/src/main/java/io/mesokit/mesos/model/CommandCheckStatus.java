package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** What a check's command said. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CommandCheckStatusBuilder.class)
@JsonSerialize(as = CommandCheckStatus.class)
public interface CommandCheckStatus {
    /** Its exit code. */
    @JsonProperty("exit_code")
    OptionalInt exitCode();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CommandCheckStatusBuilder builder() {
        return new CommandCheckStatusBuilder();
    }

    /** A builder that starts from this. */
    default CommandCheckStatusBuilder toBuilder() {
        return new CommandCheckStatusBuilder().from(this);
    }
}
