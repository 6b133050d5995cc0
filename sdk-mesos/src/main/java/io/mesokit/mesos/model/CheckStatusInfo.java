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

/** What a check found; without a result if it has not run yet or took too long. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CheckStatusInfoBuilder.class)
@JsonSerialize(as = CheckStatusInfo.class)
public interface CheckStatusInfo {
    /** What the check does. */
    @JsonProperty("type")
    Optional<CheckType> type();

    /** What the command said. */
    @JsonProperty("command")
    Optional<CommandCheckStatus> command();

    /** What the request said. */
    @JsonProperty("http")
    Optional<HttpCheckStatus> http();

    /** What the connection said. Since Mesos 1.3. */
    @JsonProperty("tcp")
    Optional<TcpCheckStatus> tcp();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CheckStatusInfoBuilder builder() {
        return new CheckStatusInfoBuilder();
    }

    /** A builder that starts from this. */
    default CheckStatusInfoBuilder toBuilder() {
        return new CheckStatusInfoBuilder().from(this);
    }
}
