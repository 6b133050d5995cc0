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

/** How fast a container's network was. Since Mesos 1.12. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RateStatisticsBuilder.class)
@JsonSerialize(as = RateStatistics.class)
public interface RateStatistics {
    /** Bytes received in a second. */
    @JsonProperty("rx_rate")
    Optional<RatePercentiles> rxRate();

    /** Packets received in a second. */
    @JsonProperty("rx_packet_rate")
    Optional<RatePercentiles> rxPacketRate();

    /** Packets dropped in a second instead of being received. */
    @JsonProperty("rx_drop_rate")
    Optional<RatePercentiles> rxDropRate();

    /** Errors in a second, of what was received. */
    @JsonProperty("rx_error_rate")
    Optional<RatePercentiles> rxErrorRate();

    /** Bytes sent in a second. */
    @JsonProperty("tx_rate")
    Optional<RatePercentiles> txRate();

    /** Packets sent in a second. */
    @JsonProperty("tx_packet_rate")
    Optional<RatePercentiles> txPacketRate();

    /** Packets dropped in a second instead of being sent. */
    @JsonProperty("tx_drop_rate")
    Optional<RatePercentiles> txDropRate();

    /** Errors in a second, of what was to be sent. */
    @JsonProperty("tx_error_rate")
    Optional<RatePercentiles> txErrorRate();

    /** How far the samples go back, in seconds. */
    @JsonProperty("sampling_window_secs")
    OptionalDouble samplingWindowSecs();

    /** How long from one sample to the next, in seconds. */
    @JsonProperty("sampling_interval_secs")
    OptionalDouble samplingIntervalSecs();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RateStatisticsBuilder builder() {
        return new RateStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default RateStatisticsBuilder toBuilder() {
        return new RateStatisticsBuilder().from(this);
    }
}
