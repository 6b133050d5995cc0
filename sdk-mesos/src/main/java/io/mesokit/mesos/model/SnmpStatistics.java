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

/**
 * What the kernel counts of a container's network, protocol by protocol. The members keep the kernel's names on the
 * wire. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SnmpStatisticsBuilder.class)
@JsonSerialize(as = SnmpStatistics.class)
public interface SnmpStatistics {
    /** Of IP. */
    @JsonProperty("ip_stats")
    Optional<IpStatistics> ipStats();

    /** Of ICMP. */
    @JsonProperty("icmp_stats")
    Optional<IcmpStatistics> icmpStats();

    /** Of TCP. */
    @JsonProperty("tcp_stats")
    Optional<TcpStatistics> tcpStats();

    /** Of UDP. */
    @JsonProperty("udp_stats")
    Optional<UdpStatistics> udpStats();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SnmpStatisticsBuilder builder() {
        return new SnmpStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default SnmpStatisticsBuilder toBuilder() {
        return new SnmpStatisticsBuilder().from(this);
    }
}
