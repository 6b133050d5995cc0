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

/** A health check that opens a connection. Since Mesos 1.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TcpHealthCheckBuilder.class)
@JsonSerialize(as = TcpHealthCheck.class)
public interface TcpHealthCheck {
    /** The version of IP. Since Mesos 1.5. {@link IpProtocol#IPV4} when absent. */
    @JsonProperty("protocol")
    Optional<IpProtocol> protocol();

    /** The port. */
    @JsonProperty("port")
    int port();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TcpHealthCheckBuilder builder() {
        return new TcpHealthCheckBuilder();
    }

    /** A builder that starts from this. */
    default TcpHealthCheckBuilder toBuilder() {
        return new TcpHealthCheckBuilder().from(this);
    }
}
