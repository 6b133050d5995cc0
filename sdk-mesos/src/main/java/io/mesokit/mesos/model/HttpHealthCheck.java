package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A health check that makes a request. Since Mesos 1.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = HttpHealthCheckBuilder.class)
@JsonSerialize(as = HttpHealthCheck.class)
public interface HttpHealthCheck {
    /** The version of IP. Since Mesos 1.5. {@link IpProtocol#IPV4} when absent. */
    @JsonProperty("protocol")
    Optional<IpProtocol> protocol();

    /** Either {@code http} or {@code https}. */
    @JsonProperty("scheme")
    Optional<String> scheme();

    /** The port. */
    @JsonProperty("port")
    int port();

    /** The path, with its slash. */
    @JsonProperty("path")
    Optional<String> path();

    /** The statuses that are healthy; the executors of Mesos itself do not look at them. */
    @JsonProperty("statuses")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Integer> statuses();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static HttpHealthCheckBuilder builder() {
        return new HttpHealthCheckBuilder();
    }

    /** A builder that starts from this. */
    default HttpHealthCheckBuilder toBuilder() {
        return new HttpHealthCheckBuilder().from(this);
    }
}
