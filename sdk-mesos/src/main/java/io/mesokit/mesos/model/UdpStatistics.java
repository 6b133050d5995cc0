package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What the kernel counts of UDP in a container's network. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UdpStatisticsBuilder.class)
@JsonSerialize(as = UdpStatistics.class)
public interface UdpStatistics {
    /** Datagrams that came in and were read. */
    @JsonProperty("InDatagrams")
    OptionalLong inDatagrams();

    /** Datagrams for a port where nobody listens. */
    @JsonProperty("NoPorts")
    OptionalLong noPorts();

    /** Datagrams that could not be handed over. */
    @JsonProperty("InErrors")
    OptionalLong inErrors();

    /** Datagrams that were sent. */
    @JsonProperty("OutDatagrams")
    OptionalLong outDatagrams();

    /** Datagrams dropped because the receive buffer was full. */
    @JsonProperty("RcvbufErrors")
    OptionalLong rcvbufErrors();

    /** Datagrams dropped because the send buffer was full. */
    @JsonProperty("SndbufErrors")
    OptionalLong sndbufErrors();

    /** Datagrams with a bad checksum. */
    @JsonProperty("InCsumErrors")
    OptionalLong inCsumErrors();

    /** Multicast datagrams that nobody wanted. */
    @JsonProperty("IgnoredMulti")
    OptionalLong ignoredMulti();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UdpStatisticsBuilder builder() {
        return new UdpStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default UdpStatisticsBuilder toBuilder() {
        return new UdpStatisticsBuilder().from(this);
    }
}
