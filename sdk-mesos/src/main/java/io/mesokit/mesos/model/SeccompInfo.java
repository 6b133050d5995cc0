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

/** Which system calls a container may make: those of a profile, or all. Since Mesos 1.8. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SeccompInfoBuilder.class)
@JsonSerialize(as = SeccompInfo.class)
public interface SeccompInfo {
    /** The profile, on the agent. */
    @JsonProperty("profile_name")
    Optional<String> profileName();

    /** Whether it may make all. */
    @JsonProperty("unconfined")
    Optional<Boolean> unconfined();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SeccompInfoBuilder builder() {
        return new SeccompInfoBuilder();
    }

    /** A builder that starts from this. */
    default SeccompInfoBuilder toBuilder() {
        return new SeccompInfoBuilder().from(this);
    }
}
