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

/** What a check's connection said. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TcpCheckStatusBuilder.class)
@JsonSerialize(as = TcpCheckStatus.class)
public interface TcpCheckStatus {
    /** Whether it opened. */
    @JsonProperty("succeeded")
    Optional<Boolean> succeeded();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TcpCheckStatusBuilder builder() {
        return new TcpCheckStatusBuilder();
    }

    /** A builder that starts from this. */
    default TcpCheckStatusBuilder toBuilder() {
        return new TcpCheckStatusBuilder().from(this);
    }
}
