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
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** A check whose result is told and has no effect. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CheckInfoBuilder.class)
@JsonSerialize(as = CheckInfo.class)
public interface CheckInfo {
    /** What it does; the member of that name must be there. */
    @JsonProperty("type")
    Optional<CheckType> type();

    /** The command to run. */
    @JsonProperty("command")
    Optional<CommandCheck> command();

    /** The request to make. */
    @JsonProperty("http")
    Optional<HttpCheck> http();

    /** The connection to open. Since Mesos 1.3. */
    @JsonProperty("tcp")
    Optional<TcpCheck> tcp();

    /** How long after the start the first one comes, in seconds. 15 when absent. */
    @JsonProperty("delay_seconds")
    OptionalDouble delaySeconds();

    /** How long from one to the next, in seconds. 10 when absent. */
    @JsonProperty("interval_seconds")
    OptionalDouble intervalSeconds();

    /** How long one may take, in seconds; 0 is for ever. 20 when absent. */
    @JsonProperty("timeout_seconds")
    OptionalDouble timeoutSeconds();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CheckInfoBuilder builder() {
        return new CheckInfoBuilder();
    }

    /** A builder that starts from this. */
    default CheckInfoBuilder toBuilder() {
        return new CheckInfoBuilder().from(this);
    }
}
