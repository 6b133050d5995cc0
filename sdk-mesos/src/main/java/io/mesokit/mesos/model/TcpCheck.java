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

/** A check that opens a connection. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TcpCheckBuilder.class)
@JsonSerialize(as = TcpCheck.class)
public interface TcpCheck {
    /** The port. */
    @JsonProperty("port")
    int port();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TcpCheckBuilder builder() {
        return new TcpCheckBuilder();
    }

    /** A builder that starts from this. */
    default TcpCheckBuilder toBuilder() {
        return new TcpCheckBuilder().from(this);
    }
}
