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
import java.util.OptionalInt;
import org.immutables.value.Value;

/** A check whose failure kills the task. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = HealthCheckBuilder.class)
@JsonSerialize(as = HealthCheck.class)
public interface HealthCheck {
    /** How long after the start the first one comes, in seconds. 15 when absent. */
    @JsonProperty("delay_seconds")
    OptionalDouble delaySeconds();

    /** How long from one to the next, in seconds. 10 when absent. */
    @JsonProperty("interval_seconds")
    OptionalDouble intervalSeconds();

    /** How long one may take, in seconds; 0 is for ever. 20 when absent. */
    @JsonProperty("timeout_seconds")
    OptionalDouble timeoutSeconds();

    /** After how many failures in a row the task is killed. 3 when absent. */
    @JsonProperty("consecutive_failures")
    OptionalInt consecutiveFailures();

    /** How long after the start failures do not count, in seconds; the delay is part of it. 10 when absent. */
    @JsonProperty("grace_period_seconds")
    OptionalDouble gracePeriodSeconds();

    /** What it does; the member of that name must be there. */
    @JsonProperty("type")
    Optional<HealthCheckType> type();

    /** The command; exit code 0 is healthy. */
    @JsonProperty("command")
    Optional<CommandInfo> command();

    /** The request; a status of 2xx or 3xx is healthy. */
    @JsonProperty("http")
    Optional<HttpHealthCheck> http();

    /** The connection; that it opens is healthy. Since Mesos 1.1. */
    @JsonProperty("tcp")
    Optional<TcpHealthCheck> tcp();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static HealthCheckBuilder builder() {
        return new HealthCheckBuilder();
    }

    /** A builder that starts from this. */
    default HealthCheckBuilder toBuilder() {
        return new HealthCheckBuilder().from(this);
    }
}
